package io.holdfast.sandbox.trade;

/** What became of closing a trade. */
public enum Closing {
    CLOSED,
    ALREADY_CLOSED,
    PAID,
    /** The payer is typing a password. */
    PAYING,
    TOO_EARLY
}
