package io.holdfast.payment.collect;

import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.StoredPayments;
import java.util.Objects;

/**
 * Brings a new payment to its payer: reserves the stock, asks the channel. Every step may be repeated, so whoever finds the
 * payment CREATED goes through all of them again.
 */
public final class Prepare {

    private final OrderPayments orders;
    private final StoredPayments payments;
    private final Attempts attempts;
    private final OpenAttempt openAttempt;
    private final CloseCollection closing;

    public Prepare(
            OrderPayments orders,
            StoredPayments payments,
            Attempts attempts,
            OpenAttempt openAttempt,
            CloseCollection closing) {
        this.orders = orders;
        this.payments = payments;
        this.attempts = attempts;
        this.openAttempt = openAttempt;
        this.closing = closing;
    }

    /**
     * @return the payment as it now is: still CREATED if the channel has not answered, or an operator has not decided
     * @throws RuntimeException if order-service does not answer
     */
    PaymentView prepare(PaymentView payment) {
        if (payment.state() != PaymentState.CREATED || payment.underReview()) {
            return payment;
        }
        Attempt attempt = attempts.ofPayment(payment.paymentId()).get(0);
        return Traced.as(payment.paymentId(), attempt.attemptNo(), () -> prepared(payment, attempt));
    }

    private PaymentView prepared(PaymentView payment, Attempt attempt) {
        if (attempt.refusal() != null) {
            return closing.end(payment.paymentId(), PaymentState.CREATED, attempt.refusal());
        }
        if (orders.reserve(reservation(payment)) instanceof ReservationOutcome.Declined declined) {
            return declined(payment, attempt, ChannelReasons.of(declined.reason()));
        }
        Attempt asked = attempt.state() == AttemptState.PREPARING ? openAttempt.open(payment, attempt) : attempt;
        FailureReason refusal = asked.refusal();
        return refusal == null
                ? Objects.requireNonNull(payments.find(payment.paymentId()))
                : closing.end(payment.paymentId(), PaymentState.CREATED, refusal);
    }

    /** A payment that was reserved once is reserved for good: what is declined now was never brought to the channel. */
    private PaymentView declined(PaymentView payment, Attempt attempt, FailureReason reason) {
        if (reason == FailureReason.TIMED_OUT) {
            return closing.close(payment.paymentId(), reason);
        }
        attempts.refusedAtOnce(attempt.attemptNo(), reason, "nothing was reserved");
        return closing.end(payment.paymentId(), PaymentState.CREATED, reason);
    }

    private static ReserveStock reservation(PaymentView payment) {
        return new ReserveStock(
                payment.paymentId(),
                payment.merchantId(),
                payment.orderId(),
                payment.amount(),
                Objects.requireNonNull(payment.expiresAt()));
    }
}
