package io.holdfast.payment.collect;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.PaymentWatch;
import io.holdfast.payment.pay.StoredPayments;
import io.holdfast.payment.pay.Transactions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends payments that nobody has paid: CLOSING first, then each attempt is queried and closed at its channel, then the stock is
 * released, and only then is the payment CLOSED, or FAILED if it was refused. Never on our side alone. Money that comes on the
 * way wins: the payment is then PROCESSING, and the last step finds that out.
 */
public final class CloseCollection {

    private static final Logger log = LoggerFactory.getLogger(CloseCollection.class);

    private final StoredPayments payments;
    private final CollectedPayments rows;
    private final Attempts attempts;
    private final CloseAttempt closeAttempt;
    private final StockReservations stock;
    private final Transactions transactions;
    private final PaymentWatch watch;
    private final Clock clock;

    public CloseCollection(
            StoredPayments payments,
            CollectedPayments rows,
            Attempts attempts,
            CloseAttempt closeAttempt,
            StockReservations stock,
            Transactions transactions,
            PaymentWatch watch,
            Clock clock) {
        this.payments = payments;
        this.rows = rows;
        this.attempts = attempts;
        this.closeAttempt = closeAttempt;
        this.stock = stock;
        this.transactions = transactions;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Begins to close a payment, unless it is past that.
     *
     * @param reason what it will have FAILED for; null if it will be CLOSED
     */
    void begin(String paymentId, @Nullable FailureReason reason) {
        transactions.run(
                () -> {
                    if (!rows.closing(paymentId, reason, clock.instant())) {
                        return false;
                    }
                    attempts.abandonOthers(paymentId, null, clock.instant());
                    return true;
                },
                () -> stateOf(paymentId) == PaymentState.CLOSING);
    }

    /**
     * Goes on with a CLOSING payment as far as the channels let it.
     *
     * @return the payment as it now is
     */
    PaymentView goOn(PaymentView payment) {
        boolean live = false;
        for (Attempt attempt : attempts.ofPayment(payment.paymentId())) {
            if (attempt.state().isLive()) {
                live |= Traced.as(payment.paymentId(), attempt.attemptNo(), () -> closeAttempt.close(attempt));
            }
        }
        return live ? stored(payment.paymentId()) : endClosed(payment.paymentId());
    }

    /** Ends a CLOSING payment if none of its attempts is live any more; asks no channel. */
    PaymentView endIfClosed(PaymentView payment) {
        boolean live = attempts.ofPayment(payment.paymentId()).stream()
                .anyMatch(attempt -> attempt.state().isLive());
        return live ? payment : endClosed(payment.paymentId());
    }

    private PaymentView endClosed(String paymentId) {
        return end(paymentId, PaymentState.CLOSING, rows.closesFor(paymentId));
    }

    /** Begins and goes on. */
    PaymentView close(String paymentId, @Nullable FailureReason reason) {
        begin(paymentId, reason);
        PaymentView payment = stored(paymentId);
        return payment.state() == PaymentState.CLOSING ? goOn(payment) : payment;
    }

    /**
     * Ends a payment none of whose attempts is live, so that no channel needs to be asked.
     *
     * @param from the state that it must still be in
     * @param reason what it FAILED for; null if it is CLOSED
     * @return the payment as it now is
     */
    PaymentView end(String paymentId, PaymentState from, @Nullable FailureReason reason) {
        PaymentView payment = stored(paymentId);
        if (payment.state() != from) {
            return payment;
        }
        BranchState released = stock.resolve(paymentId, Resolution.CANCEL).state();
        if (released == BranchState.CONFIRMED) {
            log.error("payment {} was to be closed, and its stock is sold", paymentId);
            rows.hold(paymentId, "STOCK_SOLD");
            return payment;
        }
        PaymentView ended = payment.ended(
                reason == null ? PaymentState.CLOSED : PaymentState.FAILED,
                reason,
                payment.customer(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!payments.finish(ended, from)) {
            return stored(paymentId);
        }
        watch.finished(ended);
        return ended;
    }

    private PaymentView stored(String paymentId) {
        PaymentView payment = payments.find(paymentId);
        if (payment == null) {
            throw new IllegalStateException("no payment " + paymentId);
        }
        return payment;
    }

    private @Nullable PaymentState stateOf(String paymentId) {
        PaymentView payment = payments.find(paymentId);
        return payment == null ? null : payment.state();
    }
}
