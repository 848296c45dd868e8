package io.holdfast.protection.rules.sentinel;

import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import io.holdfast.protection.rules.RuleFaultException;
import org.jspecify.annotations.Nullable;

/**
 * @param grade 0 opens by the share of slow calls, 1 by the share of failed ones, 2 by their number
 * @param count of grade 0 the milliseconds beyond which a call is slow, of 1 the share (0 to 1), of 2 the number
 * @param slowRatioThreshold of grade 0 the share of slow calls (0 to 1)
 * @param minRequestAmount with fewer calls in the time the breaker stays closed
 * @param statIntervalMs the time over which calls are counted
 * @param timeWindow seconds that the breaker is open before one call is let through to try
 */
record DegradeText(
        @Nullable String resource,
        @Nullable Boolean regex,
        @Nullable Integer grade,
        @Nullable Double count,
        @Nullable Double slowRatioThreshold,
        @Nullable Integer minRequestAmount,
        @Nullable Integer statIntervalMs,
        @Nullable Integer timeWindow)
        implements StrictRules.Text<DegradeRule> {

    private static final int LONGEST_STATISTIC_MILLIS = 120_000;
    private static final int LONGEST_OPEN_SECONDS = 600;
    private static final int SLOWEST_MILLIS = 60_000;
    private static final int MOST = 100_000;

    @Override
    public DegradeRule rule() throws RuleFaultException {
        boolean pattern = Boolean.TRUE.equals(regex);
        DegradeRule rule = new DegradeRule(Check.resource(resource, pattern));
        rule.setRegex(pattern);
        rule.setGrade(Check.whole("grade", grade, 0, 2));
        rule.setCount(Check.count(count));
        if (rule.getGrade() == RuleConstant.DEGRADE_GRADE_RT) {
            slow(rule);
        } else {
            Check.absent("slowRatioThreshold", slowRatioThreshold, "without grade 0");
        }
        rule.setMinRequestAmount(Check.whole("minRequestAmount", minRequestAmount, 1, MOST));
        rule.setStatIntervalMs(Check.whole("statIntervalMs", statIntervalMs, 1_000, LONGEST_STATISTIC_MILLIS));
        rule.setTimeWindow(Check.whole("timeWindow", timeWindow, 1, LONGEST_OPEN_SECONDS));
        Check.valid(DegradeRuleManager.isValidRule(rule));
        return rule;
    }

    private void slow(DegradeRule rule) throws RuleFaultException {
        if (rule.getCount() < 1 || rule.getCount() > SLOWEST_MILLIS || rule.getCount() != Math.rint(rule.getCount())) {
            throw new RuleFaultException("count must be 1 to " + SLOWEST_MILLIS + " whole milliseconds");
        }
        if (slowRatioThreshold == null || !(slowRatioThreshold >= 0 && slowRatioThreshold <= 1)) {
            throw new RuleFaultException("slowRatioThreshold must be 0 to 1");
        }
        rule.setSlowRatioThreshold(slowRatioThreshold);
    }
}
