package io.holdfast.contract.payment;

/**
 * CREATED → PROCESSING → SUCCEEDED or FAILED; CREATED → AWAITING_PAYER → PROCESSING → …; AWAITING_PAYER → CLOSING →
 * CLOSED.
 */
public enum PaymentState {
    CREATED,
    /** The outcome is not known yet; money and stock stay held. */
    PROCESSING,
    AWAITING_PAYER,
    CLOSING,
    SUCCEEDED,
    FAILED,
    CLOSED;

    /** Whether the state is final: once read it stays. */
    public boolean isTerminal() {
        return switch (this) {
            case SUCCEEDED, FAILED, CLOSED -> true;
            case CREATED, PROCESSING, AWAITING_PAYER, CLOSING -> false;
        };
    }
}
