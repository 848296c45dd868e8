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
import io.holdfast.payment.secondfactor.Guess;
import io.holdfast.payment.secondfactor.SecondFactors;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

    /**
     * To be opened before the commit: all of it is judged by the rules of this moment. Asks nobody.
     *
     * @param end when a payment that is held is held no longer, whatever time an operator has
     */
    public Passage openUntil(Instant end) {
        return new Passage(screen.rules(), end, null, null);
    }

    /** The same for a payer who can be asked for a second factor. Without one the payment is held for an operator. */
    Passage open(SecondFactors factors) {
        return new Passage(screen.rules(), Instant.MAX, factors, null);
    }

    /** The same for another way to pay a payment that exists. */
    public SideGate openSide() {
        return new SideGate(this, screen, screen.rules());
    }

    /** In a commit of its own, once the one that the decision was made in is undone. */
    void keepApart(RuleSet rules, RiskDecision decided) {
        transactions.run(
                () -> {
                    screen.keepApart(rules, decided);
                    return true;
                },
                () -> false);
        screen.committed(decided);
    }

    /** One payment's way through. */
    public final class Passage {

        private final RuleSet rules;
        private final Instant end;
        private final @Nullable SecondFactors factors;
        private final Guess.@Nullable Right code;
        private @Nullable RiskDecision decision;
        private @Nullable PaymentView passed;

        private Passage(RuleSet rules, Instant end, @Nullable SecondFactors factors, Guess.@Nullable Right code) {
            this.rules = rules;
            this.end = end;
            this.factors = factors;
            this.code = code;
        }

        /** The same with a right code, by the same rules. */
        Passage with(Guess.Right right) {
            return new Passage(rules, end, factors, right);
        }

        /** The version of the rules, to be stored with the payment. */
        public String rules() {
            return rules.version();
        }

        /**
         * To be called within the transaction, last; again if that is repeated.
         *
         * @return the payment as it is then: as given if it goes on
         * @throws ChallengedException if the payer must show a second factor first
         */
        public PaymentView pass(PaymentView payment, RiskQuestion question) {
            RiskDecision judged = screen.judge(rules, question);
            RiskDecision decided = judged.verdict() == RiskVerdict.CHALLENGE ? challenged(judged) : judged;
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

        /** A right code lets the payment pass, and is taken with it. */
        private RiskDecision challenged(RiskDecision judged) {
            RiskQuestion question = judged.question();
            String payer = question.payer();
            if (factors == null || payer == null || !factors.isEnrolled(question.merchantId(), payer)) {
                return judged.with(RiskVerdict.REVIEW);
            }
            if (code == null || !factors.take(payer, code.step())) {
                throw new ChallengedException(judged);
            }
            return judged.with(RiskVerdict.ALLOW);
        }

        /** To be called after the transaction that a challenge has undone: the decision is kept by itself. */
        void stopped(RiskDecision challenge) {
            keepApart(rules, challenge);
        }

        private PaymentView held(PaymentView payment) {
            Instant latest = clock.instant().truncatedTo(ChronoUnit.MICROS).plus(reviewWithin);
            PaymentView held = payment.held(end.isBefore(latest) ? end : latest);
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
}
