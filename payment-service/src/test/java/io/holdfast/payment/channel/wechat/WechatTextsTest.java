package io.holdfast.payment.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.wechat.pay.java.core.cipher.AeadAesCipher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Vectors and formats of WeChat Pay's documents. */
class WechatTextsTest {

    @Test
    void the_sealed_resource_of_version_3_opens_as_published() {
        String sealed = "ulwSiIajGClcvcOYvOQ7+l+0PAbzzwI=";
        AeadAesCipher cipher = new AeadAesCipher("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb".getBytes(StandardCharsets.UTF_8));

        assertThat(cipher.decrypt(
                        "associatedData".getBytes(StandardCharsets.UTF_8),
                        "uluk4a9R25RW".getBytes(StandardCharsets.UTF_8),
                        Base64.getDecoder().decode(sealed)))
                .isEqualTo("message");
        assertThat(FakeV3.seal("a7cde1ZJB1kG2e7VfTs3jQzaWizur8Gb", "uluk4a9R25RW", "associatedData", "message"))
                .isEqualTo(sealed);
    }

    /** The form that FakeV3 expects of every request, and so of the SDK. */
    @Test
    void the_text_that_a_request_signs_in_version_3_is_as_published() throws Exception {
        String text =
                FakeV3.requestText("GET", "/v3/certificates", "1554208460", "593BEC0C930BF1AFEB40B4A08C8FB242", "");

        assertThat(text).hasSize(66);
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("fab5c8a222049f386cb01453c7dc712c7997e756271557b0ef6e2e5060575373");
    }

    @Test
    void times_are_beijings() {
        Instant at = Instant.parse("2026-03-01T18:30:05.999Z");

        assertThat(Beijing.compact(at)).isEqualTo("20260302023005");
        assertThat(Beijing.withOffset(at)).isEqualTo("2026-03-02T02:30:05+08:00");
        assertThat(Beijing.fromCompact("20260302023005")).isEqualTo("2026-03-01T18:30:05Z");
        assertThat(Beijing.fromDateTime("2026-03-02 02:30:05")).isEqualTo("2026-03-01T18:30:05Z");
        assertThat(Beijing.compact(LocalDate.of(2026, 3, 2))).isEqualTo("20260302");
    }

    @Test
    void descriptions_are_cut_between_characters() {
        assertThat(Shortened.description("柠".repeat(43))).isEqualTo("柠".repeat(42));
        assertThat(Shortened.description("x" + "🍋".repeat(40))).isEqualTo("x" + "🍋".repeat(31));
        assertThat(Shortened.description("x".repeat(127))).hasSize(127);
        assertThat(Shortened.reason("x".repeat(81))).hasSize(80);
    }

    @Test
    void yuan_are_read_to_the_fen() {
        assertThat(Fen.ofYuan("12.34")).isEqualTo(1234);
        assertThat(Fen.ofYuan("0.07000")).isEqualTo(7);
        assertThat(Fen.ofYuan("-0.01")).isEqualTo(-1);
        assertThat(Fen.ofYuan("90071992547409.93")).isEqualTo(9007199254740993L);
    }
}
