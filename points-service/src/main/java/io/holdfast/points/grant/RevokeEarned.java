package io.holdfast.points.grant;

import io.holdfast.contract.points.GrantPoints;
import io.holdfast.points.balance.PointsOperation;
import io.holdfast.points.commit.LocalCommit;
import io.holdfast.points.grant.GrantRows.Standing;

/** Takes back all that a payment earned that came to nothing, once; if it earned nothing yet, it never will. */
public final class RevokeEarned {

    private final LocalCommit commit;
    private final GrantRows rows;

    RevokeEarned(LocalCommit commit, GrantRows rows) {
        this.commit = commit;
        this.rows = rows;
    }

    /**
     * May be repeated.
     *
     * @throws IllegalStateException if the payment is known with another content
     */
    public void revoke(GrantPoints payment) {
        commit.of(() -> revoked(payment));
    }

    private boolean revoked(GrantPoints payment) {
        Standing standing = rows.of(payment);
        if (!standing.isOf(payment)) {
            throw new IllegalStateException(standing.grant().payment() + " cannot be revoked as " + payment);
        }
        if (standing.grant().revoked()) {
            return false;
        }
        Grant after = standing.grant().asRevoked();
        long points = after.points() - standing.grant().points();
        rows.change(standing, after, after.movement(PointsOperation.REVOKE, payment.paymentId(), points));
        return true;
    }
}
