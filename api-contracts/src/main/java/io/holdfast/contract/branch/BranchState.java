package io.holdfast.contract.branch;

/** Where a participant stands in one payment. CONFIRMED and CANCELLED are final. */
public enum BranchState {
    /** The participant has never heard of the payment. */
    ABSENT,
    TRIED,
    CONFIRMED,
    CANCELLED
}
