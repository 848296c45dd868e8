package io.holdfast.payment.risk;

/** The document is no set of rules. The message says where and why. */
public final class InvalidRulesException extends Exception {

    private static final long serialVersionUID = 1;

    public InvalidRulesException(String message) {
        super(message);
    }
}
