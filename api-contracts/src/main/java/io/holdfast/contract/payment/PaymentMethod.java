package io.holdfast.contract.payment;

public enum PaymentMethod {
    /** From a wallet that the merchant opened for its customer. */
    WALLET
}
