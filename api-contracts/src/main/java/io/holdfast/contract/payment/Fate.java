package io.holdfast.contract.payment;

/** What a participant should do with an expired hold. */
public enum Fate {
    CONFIRM,
    CANCEL,
    /** The payment is not decided: keep the hold and ask again. */
    WAIT
}
