package io.holdfast.payment.risk;

/** Told what risk control does, for whoever counts it. */
public interface RiskWatch {

    /** A decision that stands: its payment, or the refusal of it, is committed. */
    void decided(RiskDecision decision);

    void rulesTaken();

    void rulesRefused();
}
