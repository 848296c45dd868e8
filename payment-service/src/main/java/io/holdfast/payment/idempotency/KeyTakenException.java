package io.holdfast.payment.idempotency;

/** The idempotency key stands for a request already. Thrown inside a commit that must not happen then. */
public final class KeyTakenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public KeyTakenException(RequestKey key) {
        super("an idempotency key of " + key.merchantId() + " is taken", null, false, false);
    }
}
