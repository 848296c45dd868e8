package io.holdfast.payment.pay;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.risk.RiskDecision;
import io.holdfast.payment.risk.RiskQuestion;
import io.holdfast.payment.risk.RiskVerdict;
import io.holdfast.payment.risk.RuleSet;
import io.holdfast.payment.risk.Screen;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where risk control decides about a new payment: within the commit that makes it, after everything else that this commit
 * writes. A payment that does not pass ends in that same commit, before anybody is asked for anything.
 */
public final class RiskGate {

    private final Screen screen;
    private final StoredPayments payments;
    private final Transactions transactions;
    private final PaymentWatch watch;
    private final Duration reviewWithin;
    private final Clock clock;

    /** @param reviewWithin how long an operator has to decide */
    public RiskGate(
            Screen screen,
            StoredPayments payments,
            Transactions transactions,
            PaymentWatch watch,
            Duration reviewWithin,
            Clock clock) {
        this.screen = screen;
        this.payments = payments;
        this.transactions = transactions;
        this.watch = watch;
        this.reviewWithin = reviewWithin;
        this.clock = clock;
    }

    /** What risk control looks at, of a wallet's payment. */
    public static RiskQuestion question(PaymentView payment, RiskInputs inputs) {
        return new RiskQuestion(
                payment.paymentId(),
                payment.merchantId(),
                payment.payerAccountId(),
                false,
                null,
                payment.amount(),
                inputs);
    }

    /** To be opened before the commit: all of it is judged by the rules of this moment. Asks nobody. */
    public Passage open() {
        return new Passage(screen.rules());
    }

    /** The same for another way to pay a payment that exists. */
    public Side openSide() {
        return new Side(screen.rules());
    }

    /** One payment's way through. */
    public final class Passage {

        private final RuleSet rules;
        private @Nullable RiskDecision decision;
        private @Nullable PaymentView passed;

        private Passage(RuleSet rules) {
            this.rules = rules;
        }

        /** The version of the rules, to be stored with the payment. */
        public String rules() {
            return rules.version();
        }

        /**
         * To be called within the transaction, last; again if that is repeated.
         *
         * @return the payment as it is then: as given if it goes on
         */
        public PaymentView pass(PaymentView payment, RiskQuestion question) {
            RiskDecision judged = screen.judge(rules, question);
            RiskDecision decided = judged.verdict() == RiskVerdict.CHALLENGE ? judged.with(RiskVerdict.REVIEW) : judged;
            screen.keep(rules, decided);
            PaymentView now = switch (decided.verdict()) {
                case ALLOW -> payment;
                case CHALLENGE, REVIEW -> held(payment);
                case REFUSE -> refused(payment);
            };
            decision = decided;
            passed = now;
            return now;
        }

        private PaymentView held(PaymentView payment) {
            PaymentView held =
                    payment.held(clock.instant().truncatedTo(ChronoUnit.MICROS).plus(reviewWithin));
            payments.holdWithin(held);
            return held;
        }

        private PaymentView refused(PaymentView payment) {
            PaymentView ended = payment.ended(
                    PaymentState.FAILED,
                    FailureReason.RISK_REFUSED,
                    payment.customer(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            payments.endWithin(ended, payment.state());
            return ended;
        }

        /**
         * To be called once that is committed.
         *
         * @return the payment as it passed
         */
        public PaymentView committed() {
            PaymentView now = Objects.requireNonNull(passed, "nothing passed");
            screen.committed(Objects.requireNonNull(decision));
            if (now.state().isTerminal()) {
                watch.finished(now);
            }
            return now;
        }

        /** Whether the payment goes on at once. */
        public boolean goesOn() {
            PaymentView now = Objects.requireNonNull(passed, "nothing passed");
            return !now.underReview() && !now.state().isTerminal();
        }
    }

    /** Another way to pay: it is open or it is not, as nothing of it can be held. */
    public final class Side {

        private final RuleSet rules;
        private @Nullable RiskDecision decision;

        private Side(RuleSet rules) {
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
            transactions.run(
                    () -> {
                        screen.keepApart(rules, decided);
                        return true;
                    },
                    () -> false);
            screen.committed(decided);
            return true;
        }

        /** To be called once what it lets is committed. */
        public void committed() {
            screen.committed(Objects.requireNonNull(decision));
        }
    }
}
