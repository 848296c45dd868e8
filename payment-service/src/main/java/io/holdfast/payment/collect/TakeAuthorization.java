package io.holdfast.payment.collect;

import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes note of money that a channel has set aside for a payment that is captured by hand. */
public final class TakeAuthorization {

    private static final Logger log = LoggerFactory.getLogger(TakeAuthorization.class);

    private final Transactions transactions;
    private final StoredPayments payments;
    private final CollectedPayments rows;
    private final Attempts attempts;
    private final CollectReplies replies;
    private final Duration authorizedFor;
    private final Clock clock;

    public TakeAuthorization(
            Transactions transactions,
            StoredPayments payments,
            CollectedPayments rows,
            Attempts attempts,
            CollectReplies replies,
            Duration authorizedFor,
            Clock clock) {
        this.transactions = transactions;
        this.payments = payments;
        this.rows = rows;
        this.attempts = attempts;
        this.replies = replies;
        this.authorizedFor = authorizedFor;
        this.clock = clock;
    }

    /**
     * May be repeated. What the payment does not want is given free by a next look, and so is what is set aside on an attempt
     * that was thought to be over.
     */
    void take(Attempt attempt, Receipt setAside) {
        transactions.run(
                () -> {
                    // News of one authorization comes together: only under the lock is it known what was made of the
                    // first.
                    if (rows.lock(attempt.paymentId()) != null) {
                        taken(Objects.requireNonNull(attempts.find(attempt.attemptNo())), setAside);
                    }
                    return true;
                },
                () -> isKnown(Objects.requireNonNull(attempts.find(attempt.attemptNo()))));
    }

    private void taken(Attempt attempt, Receipt setAside) {
        if (isKnown(attempt)) {
            return;
        }
        PaymentView payment = Objects.requireNonNull(payments.find(attempt.paymentId()));
        Instant expiresAt = clock.instant().plus(authorizedFor).truncatedTo(ChronoUnit.MICROS);
        if (isWanted(payment, attempt, setAside)
                && attempts.authorized(attempt.attemptNo(), setAside.channelTransactionId(), expiresAt)
                && rows.authorized(payment.paymentId(), expiresAt)) {
            attempts.abandonOthers(payment.paymentId(), attempt.attemptNo(), clock.instant());
            replies.onWaiting(Objects.requireNonNull(payments.find(payment.paymentId())), null);
            return;
        }
        log.warn("money was set aside that is not wanted: it is given free");
        attempts.authorizedInVain(attempt.attemptNo(), setAside.channelTransactionId(), clock.instant());
    }

    private static boolean isKnown(Attempt attempt) {
        return switch (attempt.state()) {
            case AUTHORIZED, PAID -> true;
            case PREPARING, OPEN, REFUSED, CLOSED -> false;
        };
    }

    private static boolean isWanted(PaymentView payment, Attempt attempt, Receipt setAside) {
        return payment.captureMethod() == CaptureMethod.MANUAL
                && attempt.state().isLive()
                && !attempt.abandoned()
                && setAside.paid().equals(attempt.amount());
    }
}
