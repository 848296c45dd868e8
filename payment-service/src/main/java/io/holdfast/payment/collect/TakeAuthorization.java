package io.holdfast.payment.collect;

import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentState;
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

    /** May be repeated. What the payment does not want is abandoned, and so given free again. */
    void take(Attempt attempt, Receipt setAside) {
        PaymentView payment = payments.find(attempt.paymentId());
        // What is known already is for its capture to collect, and what is abandoned for its next look to give free.
        if (payment == null || attempt.state() == AttemptState.AUTHORIZED || attempt.abandoned()) {
            return;
        }
        if (payment.captureMethod() != CaptureMethod.MANUAL
                || !setAside.paid().equals(attempt.amount())
                || !authorized(payment, attempt, setAside)) {
            log.warn("money was set aside that is not wanted: it is given free");
            attempts.abandon(attempt.attemptNo(), clock.instant());
        }
    }

    private boolean authorized(PaymentView payment, Attempt attempt, Receipt setAside) {
        Instant expiresAt = clock.instant().plus(authorizedFor).truncatedTo(ChronoUnit.MICROS);
        return transactions.run(
                () -> {
                    if (!rows.authorized(payment.paymentId(), expiresAt)) {
                        return false;
                    }
                    attempts.authorized(attempt.attemptNo(), setAside.channelTransactionId(), expiresAt);
                    attempts.abandonOthers(payment.paymentId(), attempt.attemptNo(), clock.instant());
                    replies.onWaiting(Objects.requireNonNull(payments.find(payment.paymentId())), null);
                    return true;
                },
                () -> {
                    PaymentView now = payments.find(payment.paymentId());
                    return now != null && now.state() == PaymentState.AUTHORIZED;
                });
    }
}
