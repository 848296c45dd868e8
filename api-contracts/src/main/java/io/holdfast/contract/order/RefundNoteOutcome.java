package io.holdfast.contract.order;

import java.io.Serializable;

/** What became of noting a refund. */
public sealed interface RefundNoteOutcome extends Serializable {

    /** It is on record, by this call or an earlier one. */
    record Noted() implements RefundNoteOutcome {}

    /** Nothing changed. */
    record Declined(Reason reason) implements RefundNoteOutcome {}

    enum Reason {
        /** No order is PAID by the payment. */
        NOT_PAID,
        /** More than the order's total would be refunded. */
        AMOUNT_TOO_HIGH,
        /** The refund is on record with another content. */
        CONTENT_MISMATCH
    }
}
