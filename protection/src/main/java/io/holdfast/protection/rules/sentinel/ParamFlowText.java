package io.holdfast.protection.rules.sentinel;

import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowItem;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowRule;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowRuleUtil;
import io.holdfast.protection.rules.RuleFaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param paramIdx 0: each merchant by itself; 1: all merchants together
 * @param grade 1 for calls in a time, 0 for calls at once
 * @param count how many in {@code durationInSec}, without {@code burstCount} a window that opens with its first call
 * @param burstCount with it a bucket of {@code count + burstCount} tokens, into which {@code count} fall in that time
 * @param merchants other counts for single merchants, by their ids
 */
record ParamFlowText(
        @Nullable String resource,
        @Nullable Integer paramIdx,
        @Nullable Integer grade,
        @Nullable Double count,
        @Nullable Integer durationInSec,
        @Nullable Integer burstCount,
        @Nullable Map<String, Integer> merchants)
        implements StrictRules.Text<ParamFlowRule> {

    private static final int LONGEST_SECONDS = 86_400;
    private static final int MOST = 1_000_000;

    @Override
    public ParamFlowRule rule() throws RuleFaultException {
        ParamFlowRule rule = new ParamFlowRule(Check.resource(resource, false));
        rule.setParamIdx(Check.whole("paramIdx", paramIdx, 0, 1));
        rule.setGrade(Check.whole("grade", grade, 0, 1));
        rule.setCount(Check.count(count));
        if (rule.getCount() != Math.rint(rule.getCount())) {
            throw new RuleFaultException("count must be whole");
        }
        if (rule.getGrade() == RuleConstant.FLOW_GRADE_QPS) {
            rule.setDurationInSec(Check.whole("durationInSec", durationInSec, 1, LONGEST_SECONDS));
            rule.setBurstCount(burstCount == null ? 0 : Check.whole("burstCount", burstCount, 0, MOST));
        } else {
            Check.absent("durationInSec", durationInSec, "with grade 0");
            Check.absent("burstCount", burstCount, "with grade 0");
        }
        rule.setParamFlowItemList(items());
        Check.valid(ParamFlowRuleUtil.isValidRule(rule));
        return rule;
    }

    private List<ParamFlowItem> items() throws RuleFaultException {
        List<ParamFlowItem> items = new ArrayList<>();
        if (merchants != null) {
            for (Map.Entry<String, Integer> merchant : merchants.entrySet()) {
                int own = Check.whole("merchants." + merchant.getKey(), merchant.getValue(), 0, MOST);
                items.add(new ParamFlowItem(merchant.getKey(), own, String.class.getName()));
            }
        }
        return items;
    }
}
