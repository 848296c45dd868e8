package io.holdfast.points.hold;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.commit.LocalCommit;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Spends what a payment holds, once. */
public final class ConfirmHold {

    private final LocalCommit commit;
    private final Holds holds;
    private final PointsBook book;
    private final Clock clock;

    public ConfirmHold(LocalCommit commit, Holds holds, PointsBook book, Clock clock) {
        this.commit = commit;
        this.holds = holds;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Where the hold stands afterwards. CONFIRMED: done, now or before. CANCELLED or ABSENT: refused, nothing moved.
     *
     * @param xid the transaction that confirms: ABSENT if another one holds; null to speak for the payment whatever held
     */
    public BranchState confirm(String paymentId, @Nullable String xid) {
        return commit.of(() -> {
            Hold hold = holds.lock(paymentId).orElse(null);
            if (hold == null || hold.isForeignTo(xid)) {
                return BranchState.ABSENT;
            }
            if (!hold.isTried()) {
                return hold.state();
            }
            holds.finish(paymentId, BranchState.CONFIRMED, clock.instant());
            book.redeem(hold.redemption(), clock.instant());
            return BranchState.CONFIRMED;
        });
    }
}
