package io.holdfast.contract.payment;

/** Why a refund FAILED. Nothing moved, and what it would have refunded can be refunded by another. */
public enum RefundFailure {
    /** The merchant has less money available than it costs. */
    INSUFFICIENT_FUNDS,
    /** The merchant has no account in the currency. */
    ACCOUNT_NOT_FOUND,
    /** The channel refuses it for good: it is too late, or the money is not there. */
    CHANNEL_REFUSED,
    /** A service of ours refused it: an operator can say why. */
    REFUSED
}
