package io.holdfast.protection.rules;

/** A document of rules cannot take effect. The message says where in it and why. */
public final class RuleFaultException extends Exception {

    private static final long serialVersionUID = 1;

    public RuleFaultException(String message) {
        super(message);
    }
}
