package io.holdfast.sandbox.trade;

/** Where a trade stands. Each channel has its own words for it. */
public enum Standing {
    /** Waits for the payer. */
    OPEN,
    /** The payer is typing a password. */
    PAYING,
    /** The payer agreed; the merchant collects. */
    APPROVED,
    /** Money is set aside. */
    AUTHORIZED,
    PAID,
    DECLINED,
    CLOSED
}
