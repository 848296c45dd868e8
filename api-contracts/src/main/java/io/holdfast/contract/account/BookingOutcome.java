package io.holdfast.contract.account;

import java.io.Serializable;

/** What became of a booking. */
public sealed interface BookingOutcome extends Serializable {

    /** It is in the ledger, by this call or an earlier one. */
    record Booked() implements BookingOutcome {}

    /** Nothing moved. */
    record Declined(Reason reason) implements BookingOutcome {}

    enum Reason {
        /** It was taken back, or is to be refused by being taken back before it came. */
        ALREADY_CANCELLED,
        /** It, or its money, is booked already with another content; or more is to be captured than was authorized. */
        CONTENT_MISMATCH,
        /** What it ends was never begun. */
        NOT_FOUND,
        ACCOUNT_NOT_FOUND,
        ACCOUNT_CLOSED
    }
}
