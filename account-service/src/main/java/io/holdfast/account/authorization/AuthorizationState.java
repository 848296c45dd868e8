package io.holdfast.account.authorization;

/** Where a payer's money stands in an authorization. RELEASED is final. */
public enum AuthorizationState {
    /** Frozen at the payer. */
    TRIED,
    /** Gone to the merchant, but for what was not captured. */
    CAPTURED,
    /** All back with the payer, or never frozen. */
    RELEASED
}
