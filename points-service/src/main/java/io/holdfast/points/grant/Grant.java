package io.holdfast.points.grant;

import io.holdfast.contract.points.GrantPoints;
import io.holdfast.points.balance.EarnRate;
import io.holdfast.points.balance.Movement;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.balance.PointsOperation;
import org.jspecify.annotations.Nullable;

/**
 * A payment's row, which is the barrier of every call about what it earns. It holds what has happened, never in which order,
 * so that calls may come in any.
 *
 * @param payment the same in every call
 * @param rate as it was at the first call
 * @param refundedMinor how much of what was captured is refunded
 */
public record Grant(GrantPoints payment, EarnRate rate, long refundedMinor, boolean granted, boolean revoked) {

    /** Before anything has happened. */
    static Grant untouched(GrantPoints payment, EarnRate rate) {
        return new Grant(payment, rate, 0, false, false);
    }

    /** What the payment has earned as it stands. */
    public long points() {
        boolean earns = granted && !revoked && payment.customer() != null;
        return earns ? rate.earnedBy(payment.captured().amountMinor() - refundedMinor) : 0;
    }

    boolean hasRoomFor(long refundMinor) {
        return refundMinor <= payment.captured().amountMinor() - refundedMinor;
    }

    Grant asGranted() {
        return new Grant(payment, rate, refundedMinor, true, revoked);
    }

    Grant asRevoked() {
        return new Grant(payment, rate, refundedMinor, granted, true);
    }

    /** @param minor more, or, below 0, less than so far */
    Grant refundedBy(long minor) {
        return new Grant(payment, rate, refundedMinor + minor, granted, revoked);
    }

    /** The movement of this many of the payment's points; null if there is nothing to move. */
    @Nullable
    Movement movement(PointsOperation operation, String reference, long points) {
        String customer = payment.customer();
        return points == 0 || customer == null
                ? null
                : new Movement(
                        new Owner(payment.merchantId(), customer),
                        operation,
                        reference,
                        points,
                        payment.captured().currency());
    }
}
