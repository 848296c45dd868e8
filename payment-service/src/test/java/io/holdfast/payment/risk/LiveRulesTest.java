package io.holdfast.payment.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.payment.risk.json.RuleSetJson;
import io.holdfast.payment.risk.metrics.RiskMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class LiveRulesTest {

    private static final String CEILING =
            "{\"rules\":[{\"id\":\"c\",\"kind\":\"CEILING\",\"limit_minor\":1,\"currency\":\"CNY\",\"verdict\":\"REFUSE\"}]}";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LiveRules rules = new LiveRules(new RuleSetJson(), new RiskMeters(registry), "{\"rules\":[]}");

    private double documents(String outcome) {
        return registry.get("holdfast.risk.rules")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    @Test
    void a_document_takes_effect_as_a_whole_or_not_at_all_and_a_deleted_one_not_at_all() {
        assertThat(rules.take(CEILING)).isTrue();
        RuleSet before = rules.current();

        assertThat(rules.take(CEILING.replace("]}", ",{}]}"))).isFalse();
        assertThat(rules.take(null)).isFalse();

        assertThat(rules.current()).isSameAs(before);
        assertThat(before.rules()).hasSize(1);
        assertThat(documents("taken")).isOne();
        assertThat(documents("refused")).isEqualTo(2);
    }

    @Test
    void bundled_rules_that_are_not_valid_start_nothing() {
        assertThatThrownBy(() -> new LiveRules(new RuleSetJson(), new RiskMeters(registry), "{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
