package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PaymentView;

/**
 * What a caller of {@link Pay} wants written in the very commit that makes the payment, for example its request's nonce
 * and idempotency key.
 */
@FunctionalInterface
public interface AcceptCompanion {

    /** For callers that keep nothing. */
    AcceptCompanion NOTHING = payment -> {};

    /**
     * Called inside the transaction, on the caller's thread, after the payment's row was inserted. Whatever it throws
     * undoes the payment and reaches the caller of {@link Pay}. Called again if the transaction is repeated after a
     * deadlock.
     */
    void onAccept(PaymentView payment);
}
