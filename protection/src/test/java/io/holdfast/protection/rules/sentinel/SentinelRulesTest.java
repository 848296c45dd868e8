package io.holdfast.protection.rules.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRuleManager;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowRule;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowRuleManager;
import com.alibaba.csp.sentinel.slots.system.SystemRuleManager;
import io.holdfast.protection.rules.RuleFaultException;
import io.holdfast.protection.rules.RuleKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentinelRulesTest {

    private static final String GOOD = "{\"resource\": \"POST /v1/payments\", \"grade\": 1, \"count\": 7}";

    private final SentinelRules rules = new SentinelRules();

    @AfterEach
    void no_rules() throws RuleFaultException {
        for (RuleKind kind : RuleKind.values()) {
            rules.enforce(kind, "[]");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FLOW       |                                                                                  | No content
            FLOW       | null                                                                             | null is no list
            FLOW       | {}                                                                               | ArrayList
            FLOW       | [{]                                                                              | line 1
            FLOW       | [] []                                                                            | Trailing token
            FLOW       | [null]                                                                           | rule 1: is null
            FLOW       | [{}]                                                                             | rule 1: resource is missing
            FLOW       | [{"resource":"POST /v1/payments"}]                                               | grade is missing
            FLOW       | [{"resource":"POST /v1/payments","grade":1}]                                     | count is missing
            FLOW       | [{"resource":"POST /v1/payments","grade":2,"count":1}]                           | grade must be 0 to 1
            FLOW       | [{"resource":"POST /v1/payments","grade":1,"count":-1}]                          | count must be
            FLOW       | [{"resource":"POST /v1/payments","grade":1,"count":1000001}]                     | count must be
            FLOW       | [{"resource":"POST /v1/payments","grade":1,"count":"9"}]                         | Cannot coerce
            FLOW       | [{"resource":"POST /v1/payments","grade":1.5,"count":9}]                         | Cannot coerce
            FLOW       | [{"resource":"POST /v1/payments","grade":1,"count":NaN}]                         | NaN
            FLOW       | [{"resource":"POST /v1/payments","grade":1,"cuont":9}]                           | cuont
            FLOW       | [{"resource":"POST /v1/payments","grade":1,"count":9,"count":10}]                | Duplicate field
            FLOW       | [{"resource":"POST  /v1/payments","grade":1,"count":9}]                          | resource is none that we have
            FLOW       | [{"resource":"payments","grade":1,"count":9}]                                    | resource is none that we have
            FLOW       | [{"resource":"(","regex":true,"grade":1,"count":9}]                              | no regular expression
            FLOW       | [{"resource":"POST /v1/payments","grade":1,"count":9,"controlBehavior":1}]       | controlBehavior must be
            FLOW       | [{"resource":"POST /v1/payments","grade":0,"count":9,"controlBehavior":2,"maxQueueingTimeMs":5}] | controlBehavior must be
            FLOW       | [{"resource":"POST /v1/payments","grade":1,"count":9,"controlBehavior":2}]       | maxQueueingTimeMs is missing
            FLOW       | [{"resource":"POST /v1/payments","grade":1,"count":9,"controlBehavior":2,"maxQueueingTimeMs":5001}] | maxQueueingTimeMs must be
            FLOW       | [{"resource":"POST /v1/payments","grade":1,"count":9,"maxQueueingTimeMs":5}]     | maxQueueingTimeMs means nothing
            PARAM_FLOW | [{"resource":"merchant POST /v1/payments","grade":1,"count":9,"durationInSec":1}] | paramIdx is missing
            PARAM_FLOW | [{"resource":"merchant POST /v1/payments","paramIdx":2,"grade":1,"count":9,"durationInSec":1}] | paramIdx must be
            PARAM_FLOW | [{"resource":"merchant POST /v1/payments","paramIdx":0,"grade":1,"count":9}]     | durationInSec is missing
            PARAM_FLOW | [{"resource":"merchant POST /v1/payments","paramIdx":0,"grade":1,"count":9.5,"durationInSec":1}] | count must be whole
            PARAM_FLOW | [{"resource":"merchant POST /v1/payments","paramIdx":0,"grade":1,"count":9,"durationInSec":1,"burstCount":-1}] | burstCount must be
            PARAM_FLOW | [{"resource":"merchant POST /v1/payments","paramIdx":0,"grade":0,"count":9,"burstCount":1}] | burstCount means nothing
            PARAM_FLOW | [{"resource":"merchant POST /v1/payments","paramIdx":0,"grade":0,"count":9,"merchants":{"mer_1":-1}}] | merchants.mer_1 must be
            DEGRADE    | [{"resource":"channel:CARD:query:a","grade":3,"count":1,"minRequestAmount":5,"statIntervalMs":1000,"timeWindow":1}] | grade must be
            DEGRADE    | [{"resource":"channel:CARD:query:a","grade":1,"count":1.1,"minRequestAmount":5,"statIntervalMs":1000,"timeWindow":1}] | Sentinel
            DEGRADE    | [{"resource":"channel:CARD:query:a","grade":1,"count":1,"statIntervalMs":1000,"timeWindow":1}] | minRequestAmount is missing
            DEGRADE    | [{"resource":"channel:CARD:query:a","grade":1,"count":1,"minRequestAmount":5,"timeWindow":1}] | statIntervalMs is missing
            DEGRADE    | [{"resource":"channel:CARD:query:a","grade":1,"count":1,"minRequestAmount":5,"statIntervalMs":999,"timeWindow":1}] | statIntervalMs must be
            DEGRADE    | [{"resource":"channel:CARD:query:a","grade":1,"count":1,"minRequestAmount":5,"statIntervalMs":1000,"timeWindow":0}] | timeWindow must be
            DEGRADE    | [{"resource":"channel:CARD:query:a","grade":1,"count":1,"slowRatioThreshold":1,"minRequestAmount":5,"statIntervalMs":1000,"timeWindow":1}] | slowRatioThreshold means nothing
            DEGRADE    | [{"resource":"channel:CARD:query:a","grade":0,"count":100,"minRequestAmount":5,"statIntervalMs":1000,"timeWindow":1}] | slowRatioThreshold must be
            DEGRADE    | [{"resource":"channel:CARD:query:a","grade":0,"count":0.5,"slowRatioThreshold":1,"minRequestAmount":5,"statIntervalMs":1000,"timeWindow":1}] | count must be
            SYSTEM     | [{}]                                                                             | exactly one
            SYSTEM     | [{"qps":1,"maxThread":1}]                                                        | exactly one
            SYSTEM     | [{"highestCpuUsage":1.5}]                                                        | highestCpuUsage must be
            SYSTEM     | [{"avgRt":5000}]                                                                 | avgRt must be
            """)
    void a_document_with_a_fault_is_refused_and_says_where(RuleKind kind, String document, String why)
            throws RuleFaultException {
        rules.enforce(RuleKind.FLOW, "[" + GOOD + "]");

        assertThatThrownBy(() -> rules.enforce(kind, document == null ? "" : document))
                .isInstanceOf(RuleFaultException.class)
                .hasMessageContaining(why);

        assertThat(FlowRuleManager.getRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getCount()).isEqualTo(7));
        assertThat(DegradeRuleManager.getRules()).isEmpty();
        assertThat(ParamFlowRuleManager.getRules()).isEmpty();
        assertThat(SystemRuleManager.getRules()).isEmpty();
    }

    @Test
    void one_fault_refuses_its_neighbours_too() {
        assertThatThrownBy(() -> rules.enforce(RuleKind.FLOW, "[" + GOOD + ", {\"resource\": \"?\"}]"))
                .hasMessageContaining("rule 2: ");
        assertThatThrownBy(() -> rules.enforce(RuleKind.FLOW, "[" + GOOD + ", " + GOOD + "]"))
                .hasMessageContaining("rule 2: stands twice");

        assertThat(FlowRuleManager.getRules()).isEmpty();
    }

    @Test
    void a_document_may_not_be_longer_than_anybody_can_read() {
        assertThatThrownBy(() -> rules.enforce(RuleKind.FLOW, "[" + " ".repeat(262_144) + "]"))
                .hasMessageContaining("longer than");
    }

    @Test
    void a_merchant_may_have_a_count_of_its_own() throws RuleFaultException {
        rules.enforce(RuleKind.PARAM_FLOW, """
                [{"resource": "merchant POST /v1/payments", "paramIdx": 0, "grade": 1, "count": 9, "durationInSec": 1,
                  "burstCount": 3, "merchants": {"mer_1": 99}}]""");

        ParamFlowRule rule = ParamFlowRuleManager.getRules().get(0);
        assertThat(rule.getBurstCount()).isEqualTo(3);
        assertThat(rule.retrieveExclusiveItemCount("mer_1")).isEqualTo(99);
        assertThat(rule.retrieveExclusiveItemCount("mer_2")).isNull();
    }

    @Test
    void every_limit_of_an_instance_can_stand_beside_the_others() throws RuleFaultException {
        rules.enforce(RuleKind.SYSTEM, """
                [{"highestSystemLoad": 40}, {"highestCpuUsage": 0.9}, {"qps": 5000}, {"avgRt": 3000}, {"maxThread": 150}]""");

        assertThat(SystemRuleManager.getRules()).hasSize(5);
        assertThat(SystemRuleManager.getRtThreshold()).isEqualTo(3_000);
    }
}
