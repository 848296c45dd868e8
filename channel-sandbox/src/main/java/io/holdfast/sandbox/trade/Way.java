package io.holdfast.sandbox.trade;

/** How a payer pays. */
public enum Way {
    JSAPI,
    NATIVE,
    /** The merchant scans the payer's code: the answer is synchronous. */
    CODE,
    PAGE,
    WAP,
    CHECKOUT,
    CARD
}
