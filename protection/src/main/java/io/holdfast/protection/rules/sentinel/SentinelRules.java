package io.holdfast.protection.rules.sentinel;

import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRuleManager;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowRuleManager;
import com.alibaba.csp.sentinel.slots.system.SystemRuleManager;
import io.holdfast.protection.rules.RuleEnforcer;
import io.holdfast.protection.rules.RuleFaultException;
import io.holdfast.protection.rules.RuleKind;

/** Sentinel would leave a faulty rule out and take the rest: here it gets whole documents only. */
public final class SentinelRules implements RuleEnforcer {

    @Override
    public void enforce(RuleKind kind, String document) throws RuleFaultException {
        switch (kind) {
            case FLOW -> FlowRuleManager.loadRules(StrictRules.read(document, FlowText.class));
            case PARAM_FLOW -> ParamFlowRuleManager.loadRules(StrictRules.read(document, ParamFlowText.class));
            case DEGRADE -> DegradeRuleManager.loadRules(StrictRules.read(document, DegradeText.class));
            case SYSTEM -> SystemRuleManager.loadRules(StrictRules.read(document, SystemText.class));
        }
    }
}
