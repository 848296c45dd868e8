package io.holdfast.payment.risk;

/**
 * A rule that fired.
 *
 * @param rule its id
 * @param dry whether it had no effect
 */
public record RiskReason(String rule, RiskVerdict verdict, boolean dry) {}
