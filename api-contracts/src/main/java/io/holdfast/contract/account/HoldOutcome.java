package io.holdfast.contract.account;

import java.io.Serializable;

/** What became of a hold on funds. */
public sealed interface HoldOutcome extends Serializable {

    /** The money is frozen until the payment is confirmed or cancelled. */
    record Held() implements HoldOutcome {}

    /** Nothing moved. The payment must be cancelled. */
    record Declined(Reason reason) implements HoldOutcome {}

    enum Reason {
        INSUFFICIENT_FUNDS,
        ACCOUNT_NOT_FOUND,
        ACCOUNT_FROZEN,
        ACCOUNT_CLOSED,
        CURRENCY_MISMATCH,
        /** The payment was cancelled before this try arrived. */
        ALREADY_CANCELLED,
        /** The payment is held already, with another content. */
        CONTENT_MISMATCH
    }
}
