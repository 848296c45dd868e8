package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "1234, CNY, CNY 12.34",
        "5, USD, USD 0.05",
        "100, EUR, EUR 1.00",
        "12, JPY, JPY 12",
        "1234, KWD, KWD 1.234",
        "-1, CNY, CNY -0.01"
    })
    void is_shown_by_its_currency_s_exponent(long amountMinor, CurrencyCode currency, String shown) {
        assertThat(Money.of(amountMinor, currency)).hasToString(shown);
    }

    @Test
    void adds_and_subtracts_exactly() {
        Money money = Money.of(Long.MAX_VALUE - 1, CurrencyCode.CNY);
        Money one = Money.of(1, CurrencyCode.CNY);
        assertThat(money.plus(one).minus(one)).isEqualTo(money);
        assertThatThrownBy(() -> money.plus(one).plus(one)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void does_not_mix_currencies() {
        assertThatThrownBy(() -> Money.of(1, CurrencyCode.CNY).plus(Money.of(1, CurrencyCode.USD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cannot mix CNY and USD");
    }
}
