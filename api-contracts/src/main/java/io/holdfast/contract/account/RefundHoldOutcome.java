package io.holdfast.contract.account;

import java.io.Serializable;

/** What became of freezing a merchant's money for a refund. */
public sealed interface RefundHoldOutcome extends Serializable {

    /** Frozen until it is settled or released. */
    record Frozen() implements RefundHoldOutcome {}

    /** Nothing moved. */
    record Declined(Reason reason) implements RefundHoldOutcome {}

    enum Reason {
        /** The merchant has less available. */
        INSUFFICIENT_FUNDS,
        ACCOUNT_NOT_FOUND,
        /** It was released before this call arrived. */
        ALREADY_CANCELLED,
        /** The refund is known already, with another content. */
        CONTENT_MISMATCH
    }
}
