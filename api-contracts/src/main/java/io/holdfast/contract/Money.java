package io.holdfast.contract;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * An amount in one currency, counted in its minor unit: CNY 12.34 is {@code 1234}, JPY 12 is {@code 12}, KWD 1.234 is
 * {@code 1234}. May be negative; who needs a positive amount says so.
 *
 * @param amountMinor the amount in minor units of {@code currency}
 */
public record Money(long amountMinor, CurrencyCode currency) implements Serializable {

    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    public static Money of(long amountMinor, CurrencyCode currency) {
        return new Money(amountMinor, currency);
    }

    /**
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the sum does not fit a long
     */
    public Money plus(Money other) {
        return new Money(Math.addExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    /**
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if the difference does not fit a long
     */
    public Money minus(Money other) {
        return new Money(Math.subtractExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    /** The amount in major units, exact: 1234 of KWD is 1.234. */
    public BigDecimal toMajor() {
        return BigDecimal.valueOf(amountMinor, currency.exponent());
    }

    /** For people: {@code CNY 12.34}. */
    @Override
    public String toString() {
        return currency + " " + toMajor().toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (other.currency != currency) {
            throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
