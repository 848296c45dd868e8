package io.holdfast.payment.facade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "O-1/2", "小明", "Müller & Söhne", "Ω≈ç", "🍵", "שלום", "a b"})
    void what_reads_the_same_to_everybody_is_allowed(String text) {
        assertThat(PlainText.fault(text, 64)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a\nb",
                "a\u0000b",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\u200eb",
                "a\u202eb",
                "a\u2066b",
                "a\u2069b",
                "a\u061cb",
                "a\ufeffb",
                "a\uffffb",
                "a\ud83cb",
                "Mu\u0308ller"
            })
    void everything_else_is_refused(String text) {
        assertThat(PlainText.fault(text, 64)).isPresent();
    }

    @Test
    void the_length_is_counted_in_code_points() {
        assertThat(PlainText.fault("🍵".repeat(64), 64)).isEmpty();
        assertThat(PlainText.fault("🍵".repeat(65), 64)).isPresent();
    }

    @Test
    void no_control_character_of_the_first_256_is_allowed() {
        assertThat(IntStream.range(0, 256)
                        .filter(Character::isISOControl)
                        .filter(c -> PlainText.fault("a" + (char) c + "b", 64).isEmpty()))
                .isEmpty();
    }
}
