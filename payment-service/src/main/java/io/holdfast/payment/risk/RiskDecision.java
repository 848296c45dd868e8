package io.holdfast.payment.risk;

import java.time.Instant;
import java.util.List;

/**
 * What was decided, and why.
 *
 * @param rules the version of the rules
 * @param reasons every rule that fired, in their order, those without effect included
 */
public record RiskDecision(
        RiskQuestion question, String rules, RiskVerdict verdict, List<RiskReason> reasons, Instant decidedAt) {

    public RiskDecision {
        reasons = List.copyOf(reasons);
    }

    /** The same with another verdict, where the rules' own could not be carried out. */
    public RiskDecision with(RiskVerdict other) {
        return new RiskDecision(question, rules, other, reasons, decidedAt);
    }
}
