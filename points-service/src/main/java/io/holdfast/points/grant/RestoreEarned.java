package io.holdfast.points.grant;

import io.holdfast.contract.points.TakeBackPoints;
import io.holdfast.points.balance.PointsOperation;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.grant.GrantRows.Standing;
import java.time.Clock;

/** Undoes the take-back of a refund that did not happen, once; one that never came is refused from then on. */
public final class RestoreEarned {

    private final LocalCommit commit;
    private final GrantRows rows;
    private final TakeBacks takeBacks;
    private final Clock clock;

    RestoreEarned(LocalCommit commit, GrantRows rows, TakeBacks takeBacks, Clock clock) {
        this.commit = commit;
        this.rows = rows;
        this.takeBacks = takeBacks;
        this.clock = clock;
    }

    /**
     * May be repeated.
     *
     * @throws IllegalStateException if the refund is known with another content
     */
    public void restore(TakeBackPoints refund) {
        commit.of(() -> restored(refund));
    }

    private boolean restored(TakeBackPoints refund) {
        // The payment comes first, as in a take-back: whoever holds it has the refund to himself.
        Standing standing = rows.of(refund.payment());
        TakenBack before = takeBacks.find(refund.refundId()).orElse(null);
        if (before == null) {
            takeBacks.add(TakenBack.tombstone(refund), clock.instant());
            return true;
        }
        if (!before.isOf(refund) || !standing.isOf(refund.payment())) {
            throw new IllegalStateException(before + " cannot be restored as " + refund);
        }
        if (!before.restored()) {
            giveBack(standing, refund);
        }
        return true;
    }

    private void giveBack(Standing standing, TakeBackPoints refund) {
        Grant grant = standing.grant();
        Grant after = grant.refundedBy(-refund.refunded().amountMinor());
        takeBacks.restore(refund.refundId(), clock.instant());
        long points = after.points() - grant.points();
        rows.change(standing, after, after.movement(PointsOperation.RESTORE, refund.refundId(), points));
    }
}
