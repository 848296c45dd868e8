package io.holdfast.contract.branch;

/** How a payment ended, told to a participant by payment-service when the coordinator no longer can. */
public enum Resolution {
    CONFIRM,
    CANCEL
}
