package io.holdfast.payment.degrade;

/**
 * What an operator has decided.
 *
 * @param level what is given up in any case
 * @param reason for those who read it later; may be empty
 * @param automatic whether pressure may give up more by itself
 */
public record OperatorsChoice(DegradeLevel level, String reason, boolean automatic) {

    /** Nothing is given up unless the pressure says so. */
    public static final OperatorsChoice NOTHING = new OperatorsChoice(DegradeLevel.NONE, "", true);
}
