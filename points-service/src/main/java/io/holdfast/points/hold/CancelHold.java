package io.holdfast.points.hold;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.points.balance.PointsBook;
import io.holdfast.points.commit.LocalCommit;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Gives back what a payment holds, once; if it holds nothing yet, sees to it that it never will. */
public final class CancelHold {

    private final LocalCommit commit;
    private final Holds holds;
    private final PointsBook book;
    private final Clock clock;

    public CancelHold(LocalCommit commit, Holds holds, PointsBook book, Clock clock) {
        this.commit = commit;
        this.holds = holds;
        this.book = book;
        this.clock = clock;
    }

    /**
     * Where the hold stands afterwards. CANCELLED: done, now or before. CONFIRMED: refused, nothing moved. ABSENT: it is
     * another transaction's, and this one has nothing to give back.
     *
     * @param xid the transaction that cancels; null to speak for the payment whatever held
     */
    public BranchState cancel(String paymentId, @Nullable String xid) {
        return commit.of(() -> {
            Hold hold = holds.lock(paymentId).orElse(null);
            if (hold == null) {
                holds.bury(paymentId, clock.instant());
                return BranchState.CANCELLED;
            }
            if (hold.isForeignTo(xid)) {
                return BranchState.ABSENT;
            }
            if (!hold.isTried()) {
                return hold.state();
            }
            holds.finish(paymentId, BranchState.CANCELLED, clock.instant());
            book.release(hold.redemption());
            return BranchState.CANCELLED;
        });
    }
}
