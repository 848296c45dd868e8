package io.holdfast.payment.pay;

import io.holdfast.payment.risk.RiskDecision;

/** The payer must show a second factor first. Thrown inside a commit that must not happen then. */
final class ChallengedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient RiskDecision decision;

    ChallengedException(RiskDecision decision) {
        super("a second factor is asked for", null, false, false);
        this.decision = decision;
    }

    RiskDecision decision() {
        return decision;
    }
}
