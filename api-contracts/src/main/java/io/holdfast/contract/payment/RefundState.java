package io.holdfast.contract.payment;

/** PENDING → PROCESSING → SUCCEEDED, FAILED or ABNORMAL; ABNORMAL → PROCESSING when an operator tries it again. */
public enum RefundState {
    /** Accepted; nothing was sent to the payer yet. */
    PENDING,
    /** The merchant's money is frozen, and the payer's is on its way or about to be. */
    PROCESSING,
    SUCCEEDED,
    /** Refused; the merchant has the money. */
    FAILED,
    /** A person must look: it is not known what became of it, or the channel cannot deliver it. The money stays frozen. */
    ABNORMAL;

    /** Whether the state is final: once read it stays. */
    public boolean isTerminal() {
        return switch (this) {
            case SUCCEEDED, FAILED -> true;
            case PENDING, PROCESSING, ABNORMAL -> false;
        };
    }
}
