package io.holdfast.payment.collect;

import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.payment.channel.ChannelRefusal;

/** Refusals in the payment's words. */
final class ChannelReasons {

    private static final int LONGEST = 500;

    private ChannelReasons() {}

    static FailureReason of(ChannelRefusal refusal) {
        return switch (refusal.reason()) {
            case DECLINED -> FailureReason.CHANNEL_DECLINED;
            case NUMBER_USED,
                    AMOUNT_NOT_ALLOWED,
                    CURRENCY_NOT_SUPPORTED,
                    PAYER_INVALID,
                    MISCONFIGURED,
                    NOT_REFUNDABLE,
                    OTHER -> FailureReason.CHANNEL_REFUSED;
        };
    }

    /** ALREADY_CANCELLED means that the payment was given up while the reservation was on its way. */
    static FailureReason of(ReservationOutcome.Reason reason) {
        return switch (reason) {
            case ORDER_NOT_FOUND -> FailureReason.ORDER_NOT_FOUND;
            case ORDER_NOT_PAYABLE -> FailureReason.ORDER_NOT_PAYABLE;
            case AMOUNT_MISMATCH -> FailureReason.AMOUNT_MISMATCH;
            case INSUFFICIENT_STOCK -> FailureReason.INSUFFICIENT_STOCK;
            case ALREADY_CANCELLED, CONTENT_MISMATCH -> FailureReason.TIMED_OUT;
        };
    }

    /** For people. */
    static String details(ChannelRefusal refusal) {
        String details = refusal.reason() + " " + refusal.code() + ": " + refusal.message();
        return details.length() <= LONGEST ? details : details.substring(0, LONGEST);
    }
}
