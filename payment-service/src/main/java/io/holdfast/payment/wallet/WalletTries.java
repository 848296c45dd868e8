package io.holdfast.payment.wallet;

import io.holdfast.contract.Money;
import io.holdfast.contract.account.FundsHolds;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.PlaceHold;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.order.ReserveStock;
import io.holdfast.contract.order.StockReservations;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.points.PlacePointsHold;
import io.holdfast.contract.points.PointsHoldOutcome;
import io.holdfast.contract.points.PointsHolds;
import io.holdfast.protection.deadline.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The tries of one payment, in their order: stock, points, funds. The payer's row, which many payments may want, is held
 * last and so shortest. The first refusal ends them.
 */
public final class WalletTries {

    private final StockReservations stock;
    private final PointsHolds points;
    private final FundsHolds funds;
    private final Duration holdFor;

    public WalletTries(StockReservations stock, PointsHolds points, FundsHolds funds, Duration holdFor) {
        this.stock = stock;
        this.points = points;
        this.funds = funds;
        this.holdFor = holdFor;
    }

    /** @throws RuntimeException if a participant did not answer; what it did is unknown */
    Attempt attempt(PaymentView payment, Deadline deadline) {
        ReservationOutcome reserved = stock.reserve(reservation(payment));
        if (reserved instanceof ReservationOutcome.Declined declined) {
            return Attempt.declined(null, DeclineReasons.of(declined.reason()));
        }
        String customer = ((ReservationOutcome.Reserved) reserved).customer();
        FailureReason refusal = payment.points() == 0 ? null : pointsRefusal(payment, customer, deadline);
        if (refusal == null) {
            refusal = fundsRefusal(payment, deadline);
        }
        return refusal == null ? Attempt.held(customer) : Attempt.declined(customer, refusal);
    }

    private @Nullable FailureReason pointsRefusal(PaymentView payment, @Nullable String customer, Deadline deadline) {
        if (customer == null) {
            return FailureReason.ORDER_WITHOUT_CUSTOMER;
        }
        if (deadline.hasPassed()) {
            return FailureReason.TIMED_OUT;
        }
        PointsHoldOutcome held = points.place(pointsHold(payment, customer));
        return held instanceof PointsHoldOutcome.Declined declined ? DeclineReasons.of(declined.reason()) : null;
    }

    private @Nullable FailureReason fundsRefusal(PaymentView payment, Deadline deadline) {
        if (deadline.hasPassed()) {
            return FailureReason.TIMED_OUT;
        }
        HoldOutcome held = funds.place(hold(payment));
        return held instanceof HoldOutcome.Declined declined ? DeclineReasons.of(declined.reason()) : null;
    }

    private ReserveStock reservation(PaymentView payment) {
        return new ReserveStock(
                payment.paymentId(), payment.merchantId(), payment.orderId(), payment.amount(), expiry(payment));
    }

    private PlacePointsHold pointsHold(PaymentView payment, String customer) {
        return new PlacePointsHold(
                payment.paymentId(),
                payment.merchantId(),
                customer,
                payment.points(),
                pointsValue(payment),
                expiry(payment));
    }

    private PlaceHold hold(PaymentView payment) {
        return new PlaceHold(
                payment.paymentId(),
                payment.merchantId(),
                Objects.requireNonNull(payment.payerAccountId(), "a wallet pays"),
                payment.amount().minus(pointsValue(payment)),
                payment.pointsValueMinor(),
                payment.feeBasisPoints(),
                expiry(payment));
    }

    private static Money pointsValue(PaymentView payment) {
        return Money.of(payment.pointsValueMinor(), payment.amount().currency());
    }

    private Instant expiry(PaymentView payment) {
        return payment.startedAt().plus(holdFor);
    }
}
