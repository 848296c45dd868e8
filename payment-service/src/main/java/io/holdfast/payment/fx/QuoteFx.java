package io.holdfast.payment.fx;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Quotes from a table of rates. The payer's amount is rounded half-even to the payer's minor unit, once, here: from then on
 * it is the amount, and no rate is applied again.
 */
public final class QuoteFx {

    private static final long MOST_MINOR = 1_000_000_000_000L;

    private final FxQuotes quotes;
    private final Map<String, BigDecimal> rates;
    private final Duration validFor;
    private final Clock clock;

    public QuoteFx(FxQuotes quotes, Map<String, BigDecimal> rates, Duration validFor, Clock clock) {
        this.quotes = quotes;
        this.rates = Map.copyOf(rates);
        this.validFor = validFor;
        this.clock = clock;
    }

    /** @param amount what the merchant is owed, 1 to 10^12 minor units */
    public QuoteResult quote(String merchantId, Money amount, CurrencyCode payerCurrency) {
        BigDecimal rate = rates.get(amount.currency() + "-" + payerCurrency);
        if (rate == null) {
            return new QuoteResult.Refused(QuoteResult.Reason.NO_RATE);
        }
        BigDecimal payerMinor = amount.toMajor()
                .multiply(rate)
                .movePointRight(payerCurrency.exponent())
                .setScale(0, RoundingMode.HALF_EVEN);
        if (payerMinor.signum() <= 0 || payerMinor.compareTo(BigDecimal.valueOf(MOST_MINOR)) > 0) {
            return new QuoteResult.Refused(QuoteResult.Reason.AMOUNT_OUT_OF_RANGE);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        FxQuote quote = new FxQuote(
                PublicId.mint("fxq"),
                merchantId,
                amount,
                Money.of(payerMinor.longValueExact(), payerCurrency),
                rate,
                now,
                now.plus(validFor),
                null);
        quotes.insert(quote);
        return new QuoteResult.Quoted(quote);
    }
}
