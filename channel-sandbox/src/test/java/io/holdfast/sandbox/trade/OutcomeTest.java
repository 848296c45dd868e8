package io.holdfast.sandbox.trade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "pays-twice, 100, PAYS_TWICE",
        "pays-twice_4711, 100, PAYS_TWICE",
        "tok_pays-twice_4711, 100, PAYS_TWICE",
        "134567890123456906, 100, PAYS_TWICE",
        "'', 1906, PAYS_TWICE",
        "somebody, 1906, PAYS_TWICE",
        "declines, 1906, DECLINES",
        "134567890123456001, 1906, PAYS_TWICE",
        "134567890123456001, 100, ",
        "somebody, 1899, ",
        "'', 906, PAYS_TWICE",
    })
    void is_chosen_by_the_payer_then_by_the_amount(String payer, long amountMinor, Outcome expected) {
        assertThat(Outcome.of(payer, amountMinor).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"BY_HAND, 900", "ASKS_PASSWORD, 918"})
    void digits_stay_what_they_are(Outcome outcome, int digits) {
        assertThat(outcome.digits()).isEqualTo(digits);
    }

    @Test
    void the_readme_has_every_one() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (Outcome outcome : Outcome.values()) {
            assertThat(readme).contains("| " + outcome.digits() + " | `" + outcome.payerName() + "` |");
        }
    }
}
