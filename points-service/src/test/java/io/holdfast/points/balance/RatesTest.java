package io.holdfast.points.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.points.QuoteOutcome;
import io.holdfast.contract.points.QuoteOutcome.Quoted;
import io.holdfast.contract.points.QuoteOutcome.Reason;
import io.holdfast.contract.points.QuoteOutcome.Refused;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTest {

    private static final RatesConfig DEFAULTS = new RatesConfig(null, null);

    private final Rates rates = new Rates(DEFAULTS.earnMinorPerPoint(), DEFAULTS.redeemPointsPerMinor());

    @ParameterizedTest
    @CsvSource({
        "CNY, 99, 0",
        "CNY, 100, 1",
        "CNY, 199, 1",
        "CNY, 1000000000000, 10000000000",
        "USD, 13, 0",
        "USD, 14, 1",
        "USD, 1400, 100",
        "EUR, 13, 1",
        "GBP, 11, 1",
        "HKD, 107, 0",
        "HKD, 108, 1",
        "JPY, 19, 0",
        "JPY, 20, 1",
        "KWD, 42, 0",
        "KWD, 43, 1",
        "CNY, 0, 0"
    })
    void money_paid_earns_points_rounded_down(CurrencyCode currency, long paidMinor, long points) {
        assertThat(rates.earnedBy(Money.of(paidMinor, currency))).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({
        "CNY, 1, 1",
        "CNY, 1000000000000, 1000000000000",
        "USD, 7, 1",
        "USD, 700, 100",
        "EUR, 8, 1",
        "GBP, 9, 1",
        "HKD, 1, 1",
        "JPY, 5, 1",
        "KWD, 2, 1"
    })
    void points_are_worth_whole_minor_units(CurrencyCode currency, long points, long valueMinor) {
        assertThat(rates.quote(currency, points)).isEqualTo(new Quoted(Money.of(valueMinor, currency)));
    }

    @ParameterizedTest
    @CsvSource({
        "CNY, 0",
        "CNY, -1",
        "CNY, 1000000000001",
        "USD, 6",
        "USD, 8",
        "EUR, 7",
        "GBP, 10",
        "JPY, 4",
        "KWD, 3",
        "USD, 9223372036854775807"
    })
    void points_that_make_no_whole_minor_unit_cannot_be_spent(CurrencyCode currency, long points) {
        assertThat(rates.quote(currency, points)).isEqualTo(new Refused(Reason.POINTS_NOT_REDEEMABLE));
    }

    @Test
    void every_currency_earns_and_pays_by_default() {
        for (CurrencyCode currency : CurrencyCode.values()) {
            assertThat(rates.earnedBy(Money.of(1_000, currency))).isPositive();
            assertThat(rates.quote(currency, 7 * 8 * 9 * 5)).isInstanceOf(Quoted.class);
        }
    }

    @Test
    void a_rate_of_zero_switches_a_currency_off() {
        RatesConfig config = new RatesConfig(Map.of(CurrencyCode.USD, 0L), Map.of(CurrencyCode.JPY, 0L));
        Rates some = new Rates(config.earnMinorPerPoint(), config.redeemPointsPerMinor());
        QuoteOutcome quote = some.quote(CurrencyCode.JPY, 5);
        assertThat(quote).isEqualTo(new Refused(Reason.CURRENCY_NOT_REDEEMABLE));
        assertThat(some.earnedBy(Money.of(1_000_000, CurrencyCode.USD))).isZero();
        assertThat(some.earnedBy(Money.of(100, CurrencyCode.CNY))).isEqualTo(1);
    }

    @Test
    void a_rate_below_zero_is_refused() {
        assertThatThrownBy(() -> new RatesConfig(Map.of(CurrencyCode.USD, -1L), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("USD");
    }
}
