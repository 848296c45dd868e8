package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.secondfactor.Guess;
import io.holdfast.payment.secondfactor.SecondFactors;
import java.util.Objects;

/**
 * Makes wallets' payments, if risk control lets them. A payer who must show a second factor is told so, and nothing of the
 * payment is written; a code that is shown is looked at by itself, where wrong ones are counted, and taken in the commit that
 * makes the payment.
 */
public final class Admission {

    private final StoredPayments payments;
    private final RiskGate gate;
    private final SecondFactors factors;

    public Admission(StoredPayments payments, RiskGate gate, SecondFactors factors) {
        this.payments = payments;
        this.gate = gate;
        this.factors = factors;
    }

    /** What became of it. */
    public sealed interface Admitted {

        /** @param goesOn whether somebody has to carry it out now; otherwise it is over, or under review */
        record Made(PaymentView payment, boolean goesOn) implements Admitted {}

        /** The payment's number is taken; nothing was written. */
        record NumberTaken() implements Admitted {}

        /** Nothing of the payment was written. */
        record Stopped(PayOutcome.Reason reason) implements Admitted {}
    }

    /** @param companion written in the commit that makes the payment; what it throws undoes the payment and is thrown here */
    public Admitted admit(PaymentView payment, PayOrder order, AcceptCompanion companion) {
        RiskGate.Passage passage = gate.open(factors);
        try {
            return made(payment, order, companion, passage);
        } catch (ChallengedException challenge) {
            return challenged(payment, order, companion, passage, challenge);
        }
    }

    private Admitted made(PaymentView payment, PayOrder order, AcceptCompanion companion, RiskGate.Passage passage) {
        boolean made = payments.accept(payment, passage.rules(), stored -> {
            companion.onAccept(stored);
            passage.pass(stored, RiskGate.question(stored, order.risk()));
        });
        return made ? new Admitted.Made(passage.committed(), passage.goesOn()) : new Admitted.NumberTaken();
    }

    private Admitted challenged(
            PaymentView payment,
            PayOrder order,
            AcceptCompanion companion,
            RiskGate.Passage passage,
            ChallengedException challenge) {
        String code = order.secondFactor();
        if (code == null) {
            return stopped(passage, challenge, PayOutcome.Reason.SECOND_FACTOR_REQUIRED);
        }
        Guess guess = factors.guess(Objects.requireNonNull(payment.payerAccountId()), code);
        if (guess instanceof Guess.Locked) {
            return stopped(passage, challenge, PayOutcome.Reason.SECOND_FACTOR_LOCKED);
        }
        if (!(guess instanceof Guess.Right right)) {
            return stopped(passage, challenge, PayOutcome.Reason.SECOND_FACTOR_WRONG);
        }
        try {
            return made(payment, order, companion, passage.with(right));
        } catch (ChallengedException used) {
            // Another payment took the code since it was looked at.
            return stopped(passage, used, PayOutcome.Reason.SECOND_FACTOR_WRONG);
        }
    }

    private static Admitted stopped(RiskGate.Passage passage, ChallengedException challenge, PayOutcome.Reason reason) {
        passage.stopped(challenge.decision());
        return new Admitted.Stopped(reason);
    }
}
