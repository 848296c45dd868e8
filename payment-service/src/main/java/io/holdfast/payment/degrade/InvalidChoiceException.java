package io.holdfast.payment.degrade;

/** A document that is no decision; the message says why, for the operator who wrote it. */
public final class InvalidChoiceException extends Exception {

    private static final long serialVersionUID = 1;

    public InvalidChoiceException(String fault) {
        super(fault);
    }
}
