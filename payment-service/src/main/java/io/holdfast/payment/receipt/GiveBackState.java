package io.holdfast.payment.receipt;

/** Where giving a receipt's money back to its payer stands. */
public enum GiveBackState {
    /** It does not go back. */
    NONE,
    DUE,
    /** The channel was asked. */
    REFUNDING,
    /** It went back, and the books say so. */
    DONE,
    /** It goes no further on its own. */
    ABNORMAL
}
