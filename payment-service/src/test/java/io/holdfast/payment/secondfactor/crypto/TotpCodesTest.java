package io.holdfast.payment.secondfactor.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.secondfactor.Codes;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodesTest {

    /** RFC 6238, appendix B, SHA-1; the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void the_codes_are_those_of_the_standard(long seconds, String eightDigits) {
        byte[] secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

        assertThat(new TotpCodes().at(secret, seconds / Codes.STEP_SECONDS)).isEqualTo(eightDigits.substring(2));
    }
}
