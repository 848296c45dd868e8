package io.holdfast.payment.merchant.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretSealTinkTest {

    private final SecretSealTink seal = new SecretSealTink(key((byte) 1));

    private static String key(byte fill) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, fill);
        return Base64.getEncoder().encodeToString(key);
    }

    @Test
    void what_was_sealed_opens_again_and_is_not_readable_meanwhile() {
        byte[] sealed = seal.seal("key_1", "sk_secret");

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(seal.open("key_1", sealed)).isEqualTo("sk_secret");
    }

    @Test
    void the_same_secret_is_sealed_differently_each_time() {
        assertThat(seal.seal("key_1", "sk_secret")).isNotEqualTo(seal.seal("key_1", "sk_secret"));
    }

    @Test
    void a_secret_moved_to_another_key_does_not_open() {
        byte[] sealed = seal.seal("key_1", "sk_secret");

        assertThatIllegalStateException().isThrownBy(() -> seal.open("key_2", sealed));
    }

    @Test
    void each_flipped_byte_is_noticed() {
        byte[] sealed = seal.seal("key_1", "sk_secret");
        for (int i = 0; i < sealed.length; i++) {
            byte[] flipped = sealed.clone();
            flipped[i] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> seal.open("key_1", flipped));
        }
    }

    @Test
    void another_master_key_does_not_open_it() {
        byte[] sealed = new SecretSealTink(key((byte) 2)).seal("key_1", "sk_secret");

        assertThatIllegalStateException().isThrownBy(() -> seal.open("key_1", sealed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "canary!", "Y2FuYXJ5"})
    void a_master_key_that_is_none_is_refused_and_not_repeated(String masterKey) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretSealTink(masterKey))
                .withMessageContaining("HOLDFAST_MASTER_KEY")
                .withMessageNotContaining("canary")
                .withMessageNotContaining("Y2FuYXJ5")
                .withNoCause();
    }
}
