package io.holdfast.payment.risk;

import java.util.List;

/** Rules that take effect together. */
public final class RuleSet {

    private final String version;
    private final List<RiskRule> rules;
    private final List<Counter> counters;

    /** @param version 12 hex digits, the same for the same document */
    public RuleSet(String version, List<RiskRule> rules) {
        this.version = version;
        this.rules = List.copyOf(rules);
        this.counters = rules.stream()
                .filter(RiskRule.Velocity.class::isInstance)
                .map(rule -> ((RiskRule.Velocity) rule).window())
                .distinct()
                .toList();
    }

    public String version() {
        return version;
    }

    public List<RiskRule> rules() {
        return rules;
    }

    /** What is counted, for all payments of all merchants: a rule that judges one merchant counts everybody's. */
    List<Counter> counters() {
        return counters;
    }
}
