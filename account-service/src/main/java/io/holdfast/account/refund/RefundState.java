package io.holdfast.account.refund;

/** Where a merchant's money stands in a refund. SETTLED and RELEASED are final. */
public enum RefundState {
    /** Frozen at the merchant. */
    PENDING,
    /** Gone to the payer. */
    SETTLED,
    /** Back with the merchant, or never frozen. */
    RELEASED
}
