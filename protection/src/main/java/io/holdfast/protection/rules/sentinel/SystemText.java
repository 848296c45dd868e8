package io.holdfast.protection.rules.sentinel;

import com.alibaba.csp.sentinel.slots.system.SystemRule;
import io.holdfast.protection.rules.RuleFaultException;
import org.jspecify.annotations.Nullable;

/**
 * Exactly one of them.
 *
 * @param highestSystemLoad the machine's load above which more calls at once than fit its recent best are shed
 * @param highestCpuUsage 0 to 1
 * @param qps calls a second, all resources together
 * @param avgRt milliseconds, the mean over all resources; Sentinel counts no call with more than 5000
 * @param maxThread calls at once, all resources together
 */
record SystemText(
        @Nullable Double highestSystemLoad,
        @Nullable Double highestCpuUsage,
        @Nullable Double qps,
        @Nullable Integer avgRt,
        @Nullable Integer maxThread)
        implements StrictRules.Text<SystemRule> {

    private static final int SLOWEST_COUNTED_MILLIS = 5_000;
    private static final int MOST = 1_000_000;

    @Override
    public SystemRule rule() throws RuleFaultException {
        SystemRule rule = new SystemRule();
        int set = 0;
        if (highestSystemLoad != null) {
            rule.setHighestSystemLoad(within("highestSystemLoad", highestSystemLoad, MOST));
            set++;
        }
        if (highestCpuUsage != null) {
            rule.setHighestCpuUsage(within("highestCpuUsage", highestCpuUsage, 1));
            set++;
        }
        if (qps != null) {
            rule.setQps(within("qps", qps, MOST));
            set++;
        }
        if (avgRt != null) {
            rule.setAvgRt(Check.whole("avgRt", avgRt, 1, SLOWEST_COUNTED_MILLIS - 1));
            set++;
        }
        if (maxThread != null) {
            rule.setMaxThread(Check.whole("maxThread", maxThread, 1, MOST));
            set++;
        }
        if (set != 1) {
            throw new RuleFaultException(
                    "must have exactly one of highestSystemLoad, highestCpuUsage, qps, avgRt and maxThread");
        }
        return rule;
    }

    private static double within(String name, double value, double most) throws RuleFaultException {
        if (!(value >= 0 && value <= most)) {
            throw new RuleFaultException(name + " must be 0 to " + (long) most);
        }
        return value;
    }
}
