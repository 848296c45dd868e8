package io.holdfast.contract.payment;

/** When the payer's money is collected. */
public enum CaptureMethod {
    /** At once. */
    AUTOMATIC,
    /** It is only set aside, until the merchant captures all or a part of it. */
    MANUAL
}
