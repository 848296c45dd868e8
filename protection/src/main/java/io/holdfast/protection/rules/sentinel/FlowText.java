package io.holdfast.protection.rules.sentinel;

import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRule;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRuleUtil;
import io.holdfast.protection.rules.RuleFaultException;
import org.jspecify.annotations.Nullable;

/**
 * @param grade 1 for calls in a second, 0 for calls at once
 * @param count how many
 * @param controlBehavior of grade 1: 0 counts in a sliding window of a second, 2 queues at even spacing (a leaky bucket)
 * @param maxQueueingTimeMs how long somebody may queue
 */
record FlowText(
        @Nullable String resource,
        @Nullable Boolean regex,
        @Nullable Integer grade,
        @Nullable Double count,
        @Nullable Integer controlBehavior,
        @Nullable Integer maxQueueingTimeMs)
        implements StrictRules.Text<FlowRule> {

    /** Who queues holds a thread. */
    private static final int LONGEST_QUEUEING_MILLIS = 5_000;

    @Override
    public FlowRule rule() throws RuleFaultException {
        boolean pattern = Boolean.TRUE.equals(regex);
        FlowRule rule = new FlowRule(Check.resource(resource, pattern));
        rule.setRegex(pattern);
        rule.setGrade(Check.whole("grade", grade, 0, 1));
        rule.setCount(Check.count(count));
        int behavior = controlBehavior == null ? RuleConstant.CONTROL_BEHAVIOR_DEFAULT : controlBehavior;
        if (behavior == RuleConstant.CONTROL_BEHAVIOR_RATE_LIMITER && rule.getGrade() == RuleConstant.FLOW_GRADE_QPS) {
            rule.setMaxQueueingTimeMs(Check.whole("maxQueueingTimeMs", maxQueueingTimeMs, 1, LONGEST_QUEUEING_MILLIS));
        } else if (behavior == RuleConstant.CONTROL_BEHAVIOR_DEFAULT) {
            Check.absent("maxQueueingTimeMs", maxQueueingTimeMs, "without controlBehavior 2");
        } else {
            throw new RuleFaultException("controlBehavior must be 0, or 2 with grade 1");
        }
        rule.setControlBehavior(behavior);
        Check.valid(FlowRuleUtil.isValidRule(rule));
        return rule;
    }
}
