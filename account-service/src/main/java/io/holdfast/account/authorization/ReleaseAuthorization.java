package io.holdfast.account.authorization;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.PlainText;
import java.time.Clock;
import java.time.Instant;

/**
 * The payer has everything back, unless it was captured. An authorization that never came leaves a tombstone, which refuses
 * it when it comes too late.
 */
public final class ReleaseAuthorization {

    private final LocalCommits commits;
    private final AuthorizationHolds holds;
    private final Balances balances;
    private final Clock clock;

    public ReleaseAuthorization(LocalCommits commits, AuthorizationHolds holds, Balances balances, Clock clock) {
        this.commits = commits;
        this.holds = holds;
        this.balances = balances;
        this.clock = clock;
    }

    /** @return where it then stands: CAPTURED, and so left as it is, or RELEASED */
    public AuthorizationState release(String paymentId) {
        PlainText.requireId("paymentId", paymentId);
        while (true) {
            StoredAuthorization stored = holds.find(paymentId);
            if (stored == null) {
                bury(paymentId);
            } else if (stored.funds() == null || stored.state() != AuthorizationState.TRIED) {
                return stored.state();
            } else {
                unfreeze(stored.funds());
            }
        }
    }

    private void bury(String paymentId) {
        Instant now = clock.instant();
        commits.run(commit -> {
            boolean added = holds.addTombstone(paymentId, now);
            if (!added) {
                commit.abandon();
            }
            return added;
        });
    }

    private void unfreeze(AuthorizedFunds funds) {
        Instant now = clock.instant();
        commits.run(commit -> {
            if (!holds.release(funds.paymentId(), AuthorizationState.TRIED, now)) {
                commit.abandon();
                return false;
            }
            balances.unfreeze(funds.payerAccountId(), funds.amount().amountMinor());
            return true;
        });
    }
}
