package io.holdfast.payment.review;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.HeldPayments;
import io.holdfast.payment.pay.PaymentWatch;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.Transactions;
import io.holdfast.payment.review.Reviews.Outcome;
import io.holdfast.payment.risk.RiskDecision;
import io.holdfast.payment.risk.RiskDecisions;
import io.holdfast.payment.risk.RiskQuestion;
import io.holdfast.payment.risk.Screen;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about payments that are held. Of many who decide at once one does; the others hear what became of it. */
public final class ReviewPayments {

    private static final Logger log = LoggerFactory.getLogger(ReviewPayments.class);

    private final Reviews reviews;
    private final StoredPayments payments;
    private final RiskDecisions decisions;
    private final Screen screen;
    private final List<HeldPayments> kinds;
    private final Transactions transactions;
    private final PaymentWatch watch;
    private final Clock clock;

    public ReviewPayments(
            Reviews reviews,
            StoredPayments payments,
            RiskDecisions decisions,
            Screen screen,
            List<HeldPayments> kinds,
            Transactions transactions,
            PaymentWatch watch,
            Clock clock) {
        this.reviews = reviews;
        this.payments = payments;
        this.decisions = decisions;
        this.screen = screen;
        this.kinds = List.copyOf(kinds);
        this.transactions = transactions;
        this.watch = watch;
        this.clock = clock;
    }

    /** Those that wait longest come first. */
    public List<Review> open(int limit) {
        List<String> ids = reviews.open(limit);
        Map<String, PaymentView> found = payments.findAll(ids);
        List<Review> open = new ArrayList<>();
        for (String paymentId : ids) {
            PaymentView payment = found.get(paymentId);
            if (payment != null && payment.underReview()) {
                open.add(new Review(payment, decisions.findLatest(paymentId)));
            }
        }
        return open;
    }

    /** Lets a payment go on as if it had been made just now. */
    public Reviewed approve(String paymentId, String note) {
        PaymentView held = payments.find(paymentId);
        if (held == null) {
            return new Reviewed.NotFound();
        }
        Instant now = now();
        if (!held.underReview() || !Objects.requireNonNull(held.nextLookAt()).isAfter(now)) {
            return new Reviewed.NotOpen(held);
        }
        boolean[] decided = new boolean[1];
        PaymentView outcome = kindOf(held).goOn(held, payment -> {
            reviews.note(paymentId, Outcome.APPROVED, note, now);
            decided[0] = true;
        });
        if (outcome == null) {
            return new Reviewed.Busy();
        }
        log.info("payment {} was approved in its review", paymentId);
        return decided[0] ? new Reviewed.Done(outcome) : new Reviewed.NotOpen(outcome);
    }

    public Reviewed refuse(String paymentId, String note) {
        PaymentView held = payments.find(paymentId);
        if (held == null) {
            return new Reviewed.NotFound();
        }
        PaymentView ended = held.underReview() ? end(held, FailureReason.RISK_REFUSED, Outcome.REFUSED, note) : null;
        return ended == null
                ? new Reviewed.NotOpen(Objects.requireNonNull(payments.find(paymentId)))
                : new Reviewed.Done(ended);
    }

    /** Ends payments that nobody decided about in time; true if there may be more. */
    boolean expire(int batch) {
        List<String> due = reviews.due(now(), batch);
        for (String paymentId : due) {
            PaymentView held = payments.find(paymentId);
            if (held != null && held.underReview()) {
                end(held, FailureReason.REVIEW_EXPIRED, Outcome.EXPIRED, "");
            }
        }
        return due.size() == batch;
    }

    /** Null if somebody else decided before. */
    private @Nullable PaymentView end(PaymentView held, FailureReason reason, Outcome outcome, String note) {
        Instant now = now();
        PaymentView ended = held.decided().ended(PaymentState.FAILED, reason, held.customer(), now);
        boolean done = transactions.run(
                () -> {
                    if (!reviews.close(held.paymentId())) {
                        return false;
                    }
                    reviews.note(held.paymentId(), outcome, note, now);
                    kindOf(held).letGo(held, reason);
                    payments.endWithin(ended, PaymentState.CREATED);
                    takeBack(held);
                    return true;
                },
                () -> ended.equals(payments.find(held.paymentId())));
        if (!done) {
            return null;
        }
        log.info("payment {} is over after its review: {}", held.paymentId(), reason);
        watch.finished(ended);
        return ended;
    }

    /** What came to nothing counts in no sum. A card's does, whose token is not kept. */
    private void takeBack(PaymentView held) {
        RiskDecision decision = decisions.findLatest(held.paymentId());
        if (decision != null) {
            RiskQuestion known = decision.question();
            RiskQuestion question = new RiskQuestion(
                    known.paymentId(),
                    known.merchantId(),
                    known.payer(),
                    held.method() != PaymentMethod.WALLET,
                    null,
                    known.amount(),
                    known.inputs());
            screen.takeBack(screen.rules(), question, decision.decidedAt());
        }
    }

    private HeldPayments kindOf(PaymentView held) {
        return kinds.stream()
                .filter(kind -> kind.areOf(held))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody goes on with " + held.paymentId()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
