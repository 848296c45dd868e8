package io.holdfast.points.grant;

import io.holdfast.contract.points.GrantOutcome;
import io.holdfast.contract.points.GrantOutcome.Declined;
import io.holdfast.contract.points.GrantOutcome.Done;
import io.holdfast.contract.points.GrantOutcome.Reason;
import io.holdfast.contract.points.TakeBackPoints;
import io.holdfast.points.balance.PointsOperation;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.grant.GrantRows.Standing;
import java.time.Clock;
import java.util.Optional;

/** Takes back what the refunded part of a payment had earned, once a refund; it may leave the customer owing points. */
public final class TakeBackEarned {

    private final LocalCommit commit;
    private final GrantRows rows;
    private final TakeBacks takeBacks;
    private final Clock clock;

    TakeBackEarned(LocalCommit commit, GrantRows rows, TakeBacks takeBacks, Clock clock) {
        this.commit = commit;
        this.rows = rows;
        this.takeBacks = takeBacks;
        this.clock = clock;
    }

    /**
     * May be repeated, and come before the payment is granted.
     *
     * @throws IllegalArgumentException if less than 1 minor unit is refunded, or in another currency
     */
    public GrantOutcome takeBack(TakeBackPoints refund) {
        if (refund.refunded().amountMinor() < 1
                || refund.refunded().currency() != refund.payment().captured().currency()) {
            throw new IllegalArgumentException("no refund of " + refund.payment() + ": " + refund.refunded());
        }
        return commit.of(() -> takenBack(refund));
    }

    private GrantOutcome takenBack(TakeBackPoints refund) {
        Standing standing = rows.of(refund.payment());
        Optional<TakenBack> before = takeBacks.find(refund.refundId());
        if (!standing.isOf(refund.payment())
                || !before.map(row -> row.isOf(refund)).orElse(true)) {
            return new Declined(Reason.CONTENT_MISMATCH);
        }
        if (before.isPresent()) {
            return before.get().restored()
                    ? new Declined(Reason.ALREADY_CANCELLED)
                    : new Done(before.get().points());
        }
        return standing.grant().hasRoomFor(refund.refunded().amountMinor())
                ? new Done(take(standing, refund))
                : new Declined(Reason.AMOUNT_TOO_HIGH);
    }

    private long take(Standing standing, TakeBackPoints refund) {
        Grant after = standing.grant().refundedBy(refund.refunded().amountMinor());
        long points = standing.grant().points() - after.points();
        takeBacks.add(TakenBack.by(refund, points), clock.instant());
        rows.change(standing, after, after.movement(PointsOperation.TAKE_BACK, refund.refundId(), -points));
        return points;
    }
}
