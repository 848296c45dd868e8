package io.holdfast.payment.fake;

import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.merchant.SecondFactorSeal;
import io.holdfast.payment.merchant.crypto.SecretSealTink;
import io.holdfast.payment.pay.Admission;
import io.holdfast.payment.pay.PaymentWatch;
import io.holdfast.payment.pay.RiskGate;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.jdbc.RepeatedTransaction;
import io.holdfast.payment.risk.LiveRules;
import io.holdfast.payment.risk.RiskDecision;
import io.holdfast.payment.risk.RiskWatch;
import io.holdfast.payment.risk.Screen;
import io.holdfast.payment.risk.jdbc.PaidBeforeJdbc;
import io.holdfast.payment.risk.jdbc.RiskDecisionsJdbc;
import io.holdfast.payment.risk.jdbc.VelocitiesJdbc;
import io.holdfast.payment.risk.json.RuleSetJson;
import io.holdfast.payment.secondfactor.SecondFactors;
import io.holdfast.payment.secondfactor.crypto.TotpCodes;
import io.holdfast.payment.secondfactor.jdbc.EnrolmentsJdbc;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Risk control on a real database, without a rule until a test takes some. */
public final class FakeRisk implements RiskWatch {

    public static final Duration REVIEW_WITHIN = Duration.ofHours(24);
    public static final String NO_RULES = "{\"rules\":[]}";

    public final List<RiskDecision> decisions = new CopyOnWriteArrayList<>();
    public final LiveRules rules = new LiveRules(new RuleSetJson(), this, NO_RULES);
    public final Screen screen;
    public final RiskGate gate;
    public final SecondFactors factors;
    public final Admission admission;

    public FakeRisk(PaymentDatabase database, StoredPayments payments, PaymentWatch watch, Clock clock) {
        this.screen = new Screen(
                rules,
                new VelocitiesJdbc(database.jdbc()),
                new PaidBeforeJdbc(database.jdbc()),
                new RiskDecisionsJdbc(database.jdbc()),
                this,
                clock);
        this.gate = new RiskGate(
                screen, payments, new RepeatedTransaction(database.transactions()), watch, REVIEW_WITHIN, clock);
        this.factors = factors(database, clock);
        this.admission = new Admission(payments, gate, factors);
    }

    /** Codes on a real database: five wrong ones within 15 minutes lock a wallet. */
    public static SecondFactors factors(PaymentDatabase database, Clock clock) {
        return new SecondFactors(
                new EnrolmentsJdbc(database.jdbc()),
                new TotpCodes(),
                new SecondFactorSeal(new SecretSealTink(Base64.getEncoder().encodeToString(new byte[32]))),
                new SecondFactors.Once() {
                    @Override
                    public <T> T run(Supplier<T> work) {
                        return Objects.requireNonNull(database.transactions().execute(status -> work.get()));
                    }
                },
                5,
                Duration.ofMinutes(15),
                clock);
    }

    /** One rule, or several, in effect from now on. */
    public void rules(String... rule) {
        if (!rules.take("{\"rules\":[" + String.join(",", rule) + "]}")) {
            throw new AssertionError("no valid rules: " + String.join(",", rule));
        }
    }

    @Override
    public void decided(RiskDecision decision) {
        decisions.add(decision);
    }

    @Override
    public void rulesTaken() {}

    @Override
    public void rulesRefused() {}
}
