package io.holdfast.points.grant;

import io.holdfast.contract.points.TakeBackPoints;

/**
 * A refund's row.
 *
 * @param points how many it took back; 0 for a tombstone, which a restore before any take-back leaves
 * @param restored whether it did not happen after all: that is final
 */
public record TakenBack(String refundId, String paymentId, long amountMinor, long points, boolean restored) {

    static TakenBack by(TakeBackPoints refund, long points) {
        return new TakenBack(
                refund.refundId(),
                refund.payment().paymentId(),
                refund.refunded().amountMinor(),
                points,
                false);
    }

    static TakenBack tombstone(TakeBackPoints refund) {
        return new TakenBack(
                refund.refundId(),
                refund.payment().paymentId(),
                refund.refunded().amountMinor(),
                0,
                true);
    }

    boolean isOf(TakeBackPoints refund) {
        return paymentId.equals(refund.payment().paymentId())
                && amountMinor == refund.refunded().amountMinor();
    }
}
