package io.holdfast.points.grant;

import io.holdfast.contract.points.GrantOutcome;
import io.holdfast.contract.points.GrantOutcome.Declined;
import io.holdfast.contract.points.GrantOutcome.Done;
import io.holdfast.contract.points.GrantOutcome.Reason;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.balance.PointsOperation;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.grant.GrantRows.Standing;

/** Gives what a payment earns, once. */
public final class GrantEarned {

    private final LocalCommit commit;
    private final GrantRows rows;
    private final PointsBook book;

    GrantEarned(LocalCommit commit, GrantRows rows, PointsBook book) {
        this.commit = commit;
        this.rows = rows;
        this.book = book;
    }

    /** May be repeated, and come after or before the payment's event and its refunds. */
    public GrantOutcome grant(GrantPoints payment) {
        return commit.of(() -> granted(payment));
    }

    private GrantOutcome granted(GrantPoints payment) {
        Standing standing = rows.of(payment);
        if (!standing.isOf(payment)) {
            return new Declined(Reason.CONTENT_MISMATCH);
        }
        if (standing.grant().revoked()) {
            return new Declined(Reason.ALREADY_CANCELLED);
        }
        if (standing.grant().granted()) {
            return new Done(book.moved(PointsOperation.EARN, payment.paymentId()));
        }
        Grant after = standing.grant().asGranted();
        rows.change(standing, after, after.movement(PointsOperation.EARN, payment.paymentId(), after.points()));
        return new Done(after.points());
    }
}
