package io.holdfast.payment.pay;

import java.util.OptionalInt;

/** What Holdfast takes of each merchant's payments. */
public interface FeeRates {

    /** The merchant's rate in basis points, 0 to 10,000; empty if there is no such merchant. */
    OptionalInt basisPointsOf(String merchantId);
}
