package io.holdfast.payment.pay;

import io.holdfast.payment.risk.RiskDecision;
import io.holdfast.payment.risk.RiskQuestion;
import io.holdfast.payment.risk.RiskVerdict;
import io.holdfast.payment.risk.RuleSet;
import io.holdfast.payment.risk.Screen;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Another way to pay a payment that exists: it is open or it is not, as nothing of it can be held. */
public final class SideGate {

    private final RiskGate gate;
    private final Screen screen;
    private final RuleSet rules;
    private @Nullable RiskDecision decision;

    SideGate(RiskGate gate, Screen screen, RuleSet rules) {
        this.gate = gate;
        this.screen = screen;
        this.rules = rules;
    }

    /** To be called within the transaction, last. If it answers false the transaction must be undone. */
    public boolean lets(RiskQuestion question) {
        RiskDecision decided = screen.judge(rules, question);
        boolean open = decided.verdict() == RiskVerdict.ALLOW;
        decision = open ? decided : decided.with(RiskVerdict.REFUSE);
        if (open) {
            screen.keep(rules, decided);
        }
        return open;
    }

    /** To be called after the transaction: whether this was what stopped it. Then the decision is kept by itself. */
    public boolean stopped() {
        RiskDecision decided = decision;
        if (decided == null || decided.verdict() == RiskVerdict.ALLOW) {
            return false;
        }
        gate.keepApart(rules, decided);
        return true;
    }

    /** To be called once what it lets is committed. */
    public void committed() {
        screen.committed(Objects.requireNonNull(decision));
    }
}
