package io.holdfast.sandbox.trade;

/** What became of asking for a refund. */
public sealed interface RefundOutcome {

    record Made(Refund refund) implements RefundOutcome {}

    /** Asked for before, with the same content. */
    record Known(Refund refund) implements RefundOutcome {}

    record Refused(Why why) implements RefundOutcome {}

    enum Why {
        /** The number is known with another content. */
        NUMBER_USED,
        NOT_PAID,
        /** More than is left. */
        TOO_MUCH,
        /** The fiftieth partial refund was made. */
        TOO_MANY,
        NO_SUCH_TRANSACTION,
        /** The merchant has not enough money at the channel. */
        NOT_ENOUGH
    }
}
