package io.holdfast.sandbox.trade;

/** What is wrong with a callback, on purpose. */
public enum Fault {
    NONE,
    WRONG_SIGNATURE,
    /** Well signed, for somebody else. */
    OTHER_MERCHANT,
    /** Well signed, one minor unit more than was paid. */
    WRONG_AMOUNT
}
