package io.holdfast.payment.risk;

/** What becomes of a payment, the mildest first. The strictest rule that fires decides. */
public enum RiskVerdict {
    ALLOW,
    /** The payer proves with a second factor who it is; held for an operator where there is none. */
    CHALLENGE,
    /** Held until an operator decides, or the time is over. */
    REVIEW,
    REFUSE;

    RiskVerdict stricter(RiskVerdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
