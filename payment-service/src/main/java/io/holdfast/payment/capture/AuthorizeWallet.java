package io.holdfast.payment.capture;

import io.holdfast.contract.PublicId;
import io.holdfast.contract.account.Authorizations;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.PlaceAuthorization;
import io.holdfast.contract.order.OrderPayments;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.Admission;
import io.holdfast.payment.pay.FeeRates;
import io.holdfast.payment.pay.PayResult;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets a wallet's money and the order's stock aside, without a global transaction: both are held under the payment's id for
 * days, each may be asked for again, and what was not answered is asked again by a look.
 */
public final class AuthorizeWallet {

    private static final Logger log = LoggerFactory.getLogger(AuthorizeWallet.class);

    private final StoredPayments payments;
    private final Authorized authorized;
    private final OrderPayments orders;
    private final Authorizations authorizations;
    private final VoidAuthorization voids;
    private final Admission admission;
    private final FeeRates feeRates;
    private final CaptureConfig config;
    private final Clock clock;

    public AuthorizeWallet(
            StoredPayments payments,
            Authorized authorized,
            OrderPayments orders,
            Authorizations authorizations,
            VoidAuthorization voids,
            Admission admission,
            FeeRates feeRates,
            CaptureConfig config,
            Clock clock) {
        this.payments = payments;
        this.authorized = authorized;
        this.orders = orders;
        this.authorizations = authorizations;
        this.voids = voids;
        this.admission = admission;
        this.feeRates = feeRates;
        this.config = config;
        this.clock = clock;
    }

    /** @param order without points */
    public PayResult authorize(PayOrder order, AcceptCompanion companion) {
        OptionalInt feeBasisPoints = feeRates.basisPointsOf(order.merchantId());
        if (feeBasisPoints.isEmpty()) {
            return new PayResult.Refused(PayOutcome.Reason.MERCHANT_NOT_FOUND);
        }
        PaymentView payment = created(order, feeBasisPoints.getAsInt());
        Admission.Admitted admitted = admission.admit(payment, order, companion);
        if (admitted instanceof Admission.Admitted.Made made) {
            return new PayResult.Paid(made.goesOn() ? tried(made.payment()) : made.payment(), true);
        }
        if (admitted instanceof Admission.Admitted.Stopped stopped) {
            return new PayResult.Refused(stopped.reason());
        }
        PaymentView earlier =
                Objects.requireNonNull(payments.findByNumber(order.merchantId(), order.merchantPaymentNo()));
        return sameContent(order, earlier)
                ? new PayResult.Paid(earlier, false)
                : new PayResult.Refused(PayOutcome.Reason.PAYMENT_NO_REUSED);
    }

    private PaymentView created(PayOrder order, int feeBasisPoints) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new PaymentView(
                PublicId.mint("pay"),
                order.merchantId(),
                order.merchantPaymentNo(),
                order.orderId(),
                order.method(),
                order.payerAccountId(),
                null,
                order.amount(),
                0,
                0,
                feeBasisPoints,
                CaptureMethod.MANUAL,
                PaymentState.CREATED,
                null,
                null,
                0,
                null,
                now,
                now.plus(config.authorizedFor()),
                null,
                now.plus(config.answerWithin()).plus(config.answerWithin()));
    }

    PaymentView tried(PaymentView payment) {
        try {
            return carryOn(payment);
        } catch (RuntimeException e) {
            log.warn("payment {} is not authorized yet", payment.paymentId(), e);
            return Objects.requireNonNull(payments.find(payment.paymentId()));
        }
    }

    /**
     * Sets aside what is not set aside yet. May be repeated, by anyone.
     *
     * @return the payment as it now is
     * @throws RuntimeException if somebody does not answer
     */
    PaymentView carryOn(PaymentView payment) {
        if (payment.underReview()) {
            return payment;
        }
        Instant expiresAt = Objects.requireNonNull(payment.expiresAt());
        ReservationOutcome stock = orders.reserve(new ReserveStock(
                payment.paymentId(), payment.merchantId(), payment.orderId(), payment.amount(), expiresAt));
        if (stock instanceof ReservationOutcome.Declined declined) {
            return voids.fail(payment, reason(declined.reason()));
        }
        HoldOutcome funds = authorizations.place(new PlaceAuthorization(
                payment.paymentId(),
                payment.merchantId(),
                Objects.requireNonNull(payment.payerAccountId()),
                payment.amount(),
                expiresAt));
        if (funds instanceof HoldOutcome.Declined declined) {
            return voids.fail(payment, reason(declined.reason()));
        }
        authorized.authorized(payment, ((ReservationOutcome.Reserved) stock).customer(), expiresAt);
        return Objects.requireNonNull(payments.find(payment.paymentId()));
    }

    private static boolean sameContent(PayOrder order, PaymentView earlier) {
        return order.orderId().equals(earlier.orderId())
                && order.method() == earlier.method()
                && order.payerAccountId().equals(earlier.payerAccountId())
                && order.amount().equals(earlier.amount())
                && earlier.captureMethod() == CaptureMethod.MANUAL;
    }

    private static FailureReason reason(ReservationOutcome.Reason reason) {
        return switch (reason) {
            case ORDER_NOT_FOUND -> FailureReason.ORDER_NOT_FOUND;
            case ORDER_NOT_PAYABLE -> FailureReason.ORDER_NOT_PAYABLE;
            case AMOUNT_MISMATCH -> FailureReason.AMOUNT_MISMATCH;
            case INSUFFICIENT_STOCK -> FailureReason.INSUFFICIENT_STOCK;
            case ALREADY_CANCELLED -> FailureReason.TIMED_OUT;
            case CONTENT_MISMATCH -> throw new IllegalStateException("the payment's stock is reserved otherwise");
        };
    }

    private static FailureReason reason(HoldOutcome.Reason reason) {
        return switch (reason) {
            case INSUFFICIENT_FUNDS -> FailureReason.INSUFFICIENT_FUNDS;
            case ACCOUNT_NOT_FOUND -> FailureReason.ACCOUNT_NOT_FOUND;
            case ACCOUNT_FROZEN -> FailureReason.ACCOUNT_FROZEN;
            case ACCOUNT_CLOSED -> FailureReason.ACCOUNT_CLOSED;
            case CURRENCY_MISMATCH -> FailureReason.CURRENCY_MISMATCH;
            case ALREADY_CANCELLED -> FailureReason.TIMED_OUT;
            case CONTENT_MISMATCH -> throw new IllegalStateException("the payment's money is set aside otherwise");
        };
    }
}
