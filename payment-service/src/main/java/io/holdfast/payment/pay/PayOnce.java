package io.holdfast.payment.pay;

import io.holdfast.contract.PublicId;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.Awaited;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** Pays by storing the payment under its number first: who comes second with the number finds the payment. */
public final class PayOnce implements Pay {

    private final StoredPayments payments;
    private final Reach reach;
    private final PaymentLane lane;
    private final Admission admission;
    private final FeeRates feeRates;
    private final PointsValue pointsValue;
    private final PayConfig config;
    private final Clock clock;

    public PayOnce(
            StoredPayments payments,
            Reach reach,
            PaymentLane lane,
            Admission admission,
            FeeRates feeRates,
            PointsQuotes quotes,
            PayConfig config,
            Clock clock) {
        this.payments = payments;
        this.reach = reach;
        this.lane = lane;
        this.admission = admission;
        this.feeRates = feeRates;
        this.pointsValue = new PointsValue(quotes, config.points().maxShareBasisPoints());
        this.config = config;
        this.clock = clock;
    }

    @Override
    public PayResult pay(PayOrder order, AcceptCompanion companion) {
        Payable.check(order);
        if (!Payable.inRange(order.amount())) {
            return refused(PayOutcome.Reason.AMOUNT_OUT_OF_RANGE);
        }
        OptionalInt feeBasisPoints = feeRates.basisPointsOf(order.merchantId());
        if (feeBasisPoints.isEmpty()) {
            return refused(PayOutcome.Reason.MERCHANT_NOT_FOUND);
        }
        if (!reach.includesAll(order.points() > 0)) {
            // Begun nevertheless it would be stored, rolled back and failed for nothing.
            return notNow(order, PayOutcome.Reason.PARTICIPANT_UNAVAILABLE);
        }
        if (order.points() == 0) {
            return accept(order, feeBasisPoints.getAsInt(), 0, companion);
        }
        PaymentView earlier = payments.findByNumber(order.merchantId(), order.merchantPaymentNo());
        if (earlier != null) {
            return madeEarlier(order, earlier);
        }
        PointsValue.Answer value = pointsValue.of(order.amount(), order.points());
        return value.refusal() == null
                ? accept(order, feeBasisPoints.getAsInt(), value.minor(), companion)
                : refused(value.refusal());
    }

    private PayResult accept(PayOrder order, int feeBasisPoints, long pointsValueMinor, AcceptCompanion companion) {
        try (PaymentLane.Place place = lane.reserve()) {
            if (place == null) {
                return notNow(order, PayOutcome.Reason.BUSY);
            }
            PaymentView payment = processing(order, feeBasisPoints, pointsValueMinor);
            Admission.Admitted admitted = admission.admit(payment, order, companion);
            if (admitted instanceof Admission.Admitted.Made made) {
                PaymentView stored = made.payment();
                return new PayResult.Paid(made.goesOn() ? awaited(stored, place.start(stored)) : stored, true);
            }
            if (admitted instanceof Admission.Admitted.Stopped stopped) {
                return refused(stopped.reason());
            }
        }
        PaymentView earlier = payments.findByNumber(order.merchantId(), order.merchantPaymentNo());
        if (earlier == null) {
            throw new IllegalStateException("payment number " + order.merchantPaymentNo() + " is taken by no payment");
        }
        return madeEarlier(order, earlier);
    }

    /** Whatever is in the way of a new payment, one that was made earlier is told. */
    private PayResult notNow(PayOrder order, PayOutcome.Reason reason) {
        PaymentView earlier = payments.findByNumber(order.merchantId(), order.merchantPaymentNo());
        return earlier == null ? refused(reason) : madeEarlier(order, earlier);
    }

    private PaymentView processing(PayOrder order, int feeBasisPoints, long pointsValueMinor) {
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
                order.points(),
                pointsValueMinor,
                feeBasisPoints,
                CaptureMethod.AUTOMATIC,
                PaymentState.PROCESSING,
                null,
                null,
                0,
                null,
                now,
                null,
                null,
                now.plus(config.firstLookAfter()));
    }

    private PaymentView awaited(PaymentView payment, CompletableFuture<PaymentView> outcome) {
        return Objects.requireNonNullElse(Awaited.within(config.answerWithin(), outcome), payment);
    }

    private static PayResult madeEarlier(PayOrder order, PaymentView earlier) {
        return sameContent(order, earlier)
                ? new PayResult.Paid(earlier, false)
                : refused(PayOutcome.Reason.PAYMENT_NO_REUSED);
    }

    private static boolean sameContent(PayOrder order, PaymentView earlier) {
        return order.orderId().equals(earlier.orderId())
                && order.method() == earlier.method()
                && order.payerAccountId().equals(earlier.payerAccountId())
                && order.amount().equals(earlier.amount())
                && order.points() == earlier.points()
                && earlier.captureMethod() == CaptureMethod.AUTOMATIC;
    }

    private static PayResult refused(PayOutcome.Reason reason) {
        return new PayResult.Refused(reason);
    }
}
