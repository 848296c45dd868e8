package io.holdfast.contract.payment;

/**
 * CREATED → PROCESSING → SUCCEEDED or FAILED; CREATED → AWAITING_PAYER → PROCESSING → …; AWAITING_PAYER → CLOSING →
 * CLOSED. Captured by hand: CREATED or AWAITING_PAYER → AUTHORIZED → PROCESSING → …; AUTHORIZED → CLOSING → CLOSED.
 */
public enum PaymentState {
    CREATED,
    /** The outcome is not known yet; money and stock stay held. */
    PROCESSING,
    AWAITING_PAYER,
    /** The payer's money is set aside and waits for the merchant to capture it. */
    AUTHORIZED,
    CLOSING,
    SUCCEEDED,
    FAILED,
    CLOSED;

    /** Whether the state is final: once read it stays. */
    public boolean isTerminal() {
        return switch (this) {
            case SUCCEEDED, FAILED, CLOSED -> true;
            case CREATED, PROCESSING, AWAITING_PAYER, AUTHORIZED, CLOSING -> false;
        };
    }
}
