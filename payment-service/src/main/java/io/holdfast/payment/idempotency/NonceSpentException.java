package io.holdfast.payment.idempotency;

/** The nonce was used before. Thrown inside a commit that must not happen then. */
public final class NonceSpentException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NonceSpentException(Nonce nonce) {
        super("a nonce of " + nonce.keyId() + " was used before", null, false, false);
    }
}
