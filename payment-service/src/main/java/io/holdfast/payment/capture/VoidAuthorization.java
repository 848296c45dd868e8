package io.holdfast.payment.capture;

import io.holdfast.contract.account.Authorizations;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.Resolution;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.PaymentWatch;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a wallet's money and the order's stock free again, and only then ends the payment. */
public final class VoidAuthorization {

    private static final Logger log = LoggerFactory.getLogger(VoidAuthorization.class);
    private static final Duration FIRST_LOOK_AFTER = Duration.ofSeconds(10);

    private final StoredPayments payments;
    private final Authorized authorized;
    private final StockReservations stock;
    private final Authorizations authorizations;
    private final PaymentWatch watch;
    private final Clock clock;

    public VoidAuthorization(
            StoredPayments payments,
            Authorized authorized,
            StockReservations stock,
            Authorizations authorizations,
            PaymentWatch watch,
            Clock clock) {
        this.payments = payments;
        this.authorized = authorized;
        this.stock = stock;
        this.authorizations = authorizations;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Voids a merchant's payment. May be repeated.
     *
     * @return the payment as it now is: CLOSED, CLOSING while somebody does not answer, or past being voided; null if it is no
     *     wallet's payment that is captured by hand
     */
    public @Nullable PaymentView cancel(String merchantId, String paymentId) {
        PaymentView payment = payments.find(paymentId);
        if (payment == null
                || !payment.merchantId().equals(merchantId)
                || payment.payerAccountId() == null
                || payment.captureMethod() != CaptureMethod.MANUAL) {
            return null;
        }
        authorized.closing(paymentId, clock.instant().plus(FIRST_LOOK_AFTER));
        PaymentView now = stored(paymentId);
        if (now.state() != PaymentState.CLOSING) {
            return now;
        }
        try {
            return close(now);
        } catch (RuntimeException e) {
            log.warn("payment {} is not closed yet", paymentId, e);
            return now;
        }
    }

    /** Begins to close a payment whose time is over, and goes on as far as it goes. */
    PaymentView expire(PaymentView payment) {
        authorized.closing(payment.paymentId(), clock.instant().plus(FIRST_LOOK_AFTER));
        PaymentView now = stored(payment.paymentId());
        return now.state() == PaymentState.CLOSING ? close(now) : now;
    }

    /**
     * Begins to end a CREATED payment that was refused, and goes on as far as it goes. It is claimed before anything is let go:
     * another run may have set everything aside meanwhile, and then it stays.
     */
    PaymentView fail(PaymentView payment, FailureReason reason) {
        authorized.failing(payment.paymentId(), reason, clock.instant().plus(FIRST_LOOK_AFTER));
        PaymentView now = stored(payment.paymentId());
        return now.state() == PaymentState.CLOSING ? close(now) : now;
    }

    /** Goes on with a CLOSING payment. */
    PaymentView close(PaymentView payment) {
        String paymentId = payment.paymentId();
        if (stock.resolve(paymentId, Resolution.CANCEL).state() == BranchState.CONFIRMED) {
            throw new IllegalStateException("the stock of a payment that was never captured is sold");
        }
        authorizations.release(paymentId);
        FailureReason reason = authorized.failsFor(paymentId);
        PaymentView ended = payment.ended(
                reason == null ? PaymentState.CLOSED : PaymentState.FAILED,
                reason,
                payment.customer(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (payments.finish(ended, PaymentState.CLOSING)) {
            watch.finished(ended);
        }
        return stored(paymentId);
    }

    private PaymentView stored(String paymentId) {
        return Objects.requireNonNull(payments.find(paymentId), paymentId);
    }
}
