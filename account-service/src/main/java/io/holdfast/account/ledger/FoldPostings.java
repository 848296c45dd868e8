package io.holdfast.account.ledger;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.ledger.PendingPostings.Pending;
import java.util.List;
import java.util.TreeMap;

/**
 * Brings waiting postings into their accounts' balances. Any number may run at once: each takes what no other has
 * taken, and accounts are always locked in ascending order.
 */
public final class FoldPostings {

    /** A run ends after so many batches even if more keeps arriving, so that stopping never waits for long. */
    private static final int BATCHES_A_RUN = 100;

    private final LocalCommits commits;
    private final PendingPostings pending;
    private final Balances balances;
    private final int batch;

    public FoldPostings(LocalCommits commits, PendingPostings pending, Balances balances, int batch) {
        this.commits = commits;
        this.pending = pending;
        this.balances = balances;
        this.batch = batch;
    }

    /** Folds until nothing is left that is not being folded by others; returns how many postings. */
    public int run() {
        int folded = 0;
        for (int i = 0; i < BATCHES_A_RUN; i++) {
            int now = foldBatch();
            folded += now;
            if (now < batch) {
                break;
            }
        }
        return folded;
    }

    private int foldBatch() {
        return commits.run(commit -> {
            List<Pending> waiting = pending.lockOldest(batch);
            if (waiting.isEmpty()) {
                commit.abandon();
                return 0;
            }
            TreeMap<String, Long> sums = new TreeMap<>();
            for (Pending posting : waiting) {
                sums.merge(posting.accountId(), posting.amountMinor(), Math::addExact);
            }
            pending.remove(waiting);
            balances.fold(sums);
            return waiting.size();
        });
    }
}
