package io.holdfast.order;

import io.holdfast.protection.rules.RuleDefaults;
import io.holdfast.protection.rules.RuleKind;
import java.util.Set;

class RuleDefaultsTest extends RuleDefaults {

    @Override
    protected Set<RuleKind> kinds() {
        return Set.of(RuleKind.FLOW, RuleKind.DEGRADE, RuleKind.SYSTEM);
    }

    @Override
    protected Set<String> otherResources() {
        return Set.of();
    }
}
