package io.holdfast.contract.payment;

import java.io.Serializable;

/** What became of a request for a refund. */
public sealed interface RefundOutcome extends Serializable {

    /** The refund exists; its state says how it went. */
    record Accepted(RefundView refund) implements RefundOutcome {}

    /** There is no such refund, and nothing changed. */
    record Refused(Reason reason) implements RefundOutcome {}

    enum Reason {
        /** There is no such payment, or it belongs to another merchant. */
        PAYMENT_NOT_FOUND,
        /** What was named is a refund, and refunds are not refunded. */
        NOT_A_PAYMENT,
        /** Only a SUCCEEDED payment is refunded. */
        PAYMENT_NOT_SUCCEEDED,
        /** More than what was captured in money and is not refunded yet. */
        AMOUNT_ABOVE_REST,
        /** Not 1 to 10^12 minor units, or, exchanged back, less than the smallest coin. */
        AMOUNT_OUT_OF_RANGE,
        CURRENCY_MISMATCH,
        /** The merchant refund number stands for a refund with another content. */
        REFUND_NO_REUSED
    }
}
