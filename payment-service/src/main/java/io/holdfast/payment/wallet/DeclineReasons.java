package io.holdfast.payment.wallet;

import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.points.PointsHoldOutcome;

/**
 * The participants' reasons in the payment's words. ALREADY_CANCELLED means that the payment was given up as too old
 * while this try was on its way. CONTENT_MISMATCH cannot come of a payment that is tried once; should it, nothing but
 * releasing everything is safe.
 */
final class DeclineReasons {

    private DeclineReasons() {}

    static FailureReason of(ReservationOutcome.Reason reason) {
        return switch (reason) {
            case ORDER_NOT_FOUND -> FailureReason.ORDER_NOT_FOUND;
            case ORDER_NOT_PAYABLE -> FailureReason.ORDER_NOT_PAYABLE;
            case AMOUNT_MISMATCH -> FailureReason.AMOUNT_MISMATCH;
            case INSUFFICIENT_STOCK -> FailureReason.INSUFFICIENT_STOCK;
            case ALREADY_CANCELLED, CONTENT_MISMATCH -> FailureReason.TIMED_OUT;
        };
    }

    static FailureReason of(PointsHoldOutcome.Reason reason) {
        return switch (reason) {
            case INSUFFICIENT_POINTS -> FailureReason.INSUFFICIENT_POINTS;
            case VALUE_MISMATCH -> FailureReason.POINTS_VALUE_CHANGED;
            case ALREADY_CANCELLED, CONTENT_MISMATCH -> FailureReason.TIMED_OUT;
        };
    }

    static FailureReason of(HoldOutcome.Reason reason) {
        return switch (reason) {
            case INSUFFICIENT_FUNDS -> FailureReason.INSUFFICIENT_FUNDS;
            case ACCOUNT_NOT_FOUND -> FailureReason.ACCOUNT_NOT_FOUND;
            case ACCOUNT_FROZEN -> FailureReason.ACCOUNT_FROZEN;
            case ACCOUNT_CLOSED -> FailureReason.ACCOUNT_CLOSED;
            case CURRENCY_MISMATCH -> FailureReason.CURRENCY_MISMATCH;
            case ALREADY_CANCELLED, CONTENT_MISMATCH -> FailureReason.TIMED_OUT;
        };
    }
}
