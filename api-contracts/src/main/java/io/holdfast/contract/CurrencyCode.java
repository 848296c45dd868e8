package io.holdfast.contract;

/**
 * The currencies that Holdfast keeps books in, by ISO 4217 code. Anything else is refused at the edge.
 */
public enum CurrencyCode {
    CNY(2),
    USD(2),
    EUR(2),
    GBP(2),
    HKD(2),
    JPY(0),
    KWD(3);

    private final int exponent;

    CurrencyCode(int exponent) {
        this.exponent = exponent;
    }

    /** Decimal places of the minor unit (ISO 4217): CNY 2, JPY 0, KWD 3. */
    public int exponent() {
        return exponent;
    }
}
