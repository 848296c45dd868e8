package io.holdfast.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardNumbersTest {

    @ParameterizedTest
    @CsvSource({
        "4242424242424242, true",
        "4242 4242 4242 4242, true",
        "4242-4242 - 42424242, true",
        "4242\u20134242\u00a042424242, true",
        "tok_4242424242424242, true",
        "\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12\uff14\uff12, true",
        "378282246310005, true",
        "0000000000000, true",
        "4111111111111111 12, true",
        "4111 1111 1111 1111 2027, true",
        "12-4111-1111-1111-1111, true",
        "4111 1111 1111 1112 2027, false",
        "4242424242424241, false",
        "424242424242, false",
        "42424242424242424242, false",
        "134567890123456789, false",
        "192.168.100.200, false",
        "tok_visa, false",
        "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o, false"
    })
    void a_cards_number_has_13_to_19_digits_of_which_the_last_checks(String text, boolean isNumber) {
        assertThat(CardNumbers.isIn(text)).isEqualTo(isNumber);
    }
}
