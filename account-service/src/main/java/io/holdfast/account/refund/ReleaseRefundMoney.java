package io.holdfast.account.refund;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.PlainText;
import io.holdfast.account.refund.StoredRefund.FrozenRefund;
import java.time.Clock;
import java.time.Instant;

/**
 * The merchant has its money back, unless it is gone. A refund that never came leaves a tombstone, which refuses it when it
 * comes too late.
 */
public final class ReleaseRefundMoney {

    private final LocalCommits commits;
    private final Refunds refunds;
    private final Balances balances;
    private final Clock clock;

    public ReleaseRefundMoney(LocalCommits commits, Refunds refunds, Balances balances, Clock clock) {
        this.commits = commits;
        this.refunds = refunds;
        this.balances = balances;
        this.clock = clock;
    }

    public void release(String refundId) {
        PlainText.requireId("refundId", refundId);
        while (true) {
            StoredRefund stored = refunds.find(refundId);
            if (stored == null) {
                bury(refundId);
            } else if (stored.frozen() == null || stored.state() != RefundState.PENDING) {
                return;
            } else {
                unfreeze(stored.frozen());
            }
        }
    }

    private void bury(String refundId) {
        Instant now = clock.instant();
        commits.run(commit -> {
            boolean added = refunds.addTombstone(refundId, now);
            if (!added) {
                commit.abandon();
            }
            return added;
        });
    }

    private void unfreeze(FrozenRefund refund) {
        Instant now = clock.instant();
        commits.run(commit -> {
            if (!refunds.finish(refund.content().refundId(), RefundState.RELEASED, now)) {
                commit.abandon();
                return false;
            }
            balances.unfreeze(
                    refund.merchantAccountId(), refund.content().amount().amountMinor());
            return true;
        });
    }
}
