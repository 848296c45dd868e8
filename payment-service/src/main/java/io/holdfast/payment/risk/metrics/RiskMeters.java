package io.holdfast.payment.risk.metrics;

import io.holdfast.payment.risk.RiskDecision;
import io.holdfast.payment.risk.RiskVerdict;
import io.holdfast.payment.risk.RiskWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * {@code holdfast_risk_decisions_total} by verdict, {@code holdfast_risk_fired_total} by rule, and
 * {@code holdfast_risk_rules_total} by what became of a document of rules.
 */
public final class RiskMeters implements RiskWatch {

    private final MeterRegistry registry;
    private final Map<RiskVerdict, Counter> decisions = new EnumMap<>(RiskVerdict.class);
    private final Counter taken;
    private final Counter refused;

    public RiskMeters(MeterRegistry registry) {
        this.registry = registry;
        for (RiskVerdict verdict : RiskVerdict.values()) {
            decisions.put(
                    verdict,
                    Counter.builder("holdfast.risk.decisions")
                            .description("payments that risk control decided about")
                            .tag("verdict", verdict.name())
                            .register(registry));
        }
        this.taken = document("taken");
        this.refused = document("refused");
    }

    private Counter document(String outcome) {
        return Counter.builder("holdfast.risk.rules")
                .description("documents of risk rules that were read")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public void decided(RiskDecision decision) {
        Counter counter = decisions.get(decision.verdict());
        if (counter != null) {
            counter.increment();
        }
        decision.reasons()
                .forEach(reason -> registry.counter(
                                "holdfast.risk.fired", "rule", reason.rule(), "dry", Boolean.toString(reason.dry()))
                        .increment());
    }

    @Override
    public void rulesTaken() {
        taken.increment();
    }

    @Override
    public void rulesRefused() {
        refused.increment();
    }
}
