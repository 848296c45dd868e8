package io.holdfast.account.hold;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.contract.branch.BranchReport;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.branch.Resolution;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a hold: captured by a confirm, released by a cancel, whichever comes first and however often. A cancel that
 * finds nothing leaves a tombstone, which refuses the try that comes too late.
 */
public final class FinishFundsHold {

    private static final Logger LOG = LoggerFactory.getLogger(FinishFundsHold.class);

    private final LocalCommits commits;
    private final Holds holds;
    private final Journal journal;
    private final Balances balances;
    private final MerchantAccounts merchantAccounts;
    private final Clock clock;

    public FinishFundsHold(
            LocalCommits commits,
            Holds holds,
            Journal journal,
            Balances balances,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        this.commits = commits;
        this.holds = holds;
        this.journal = journal;
        this.balances = balances;
        this.merchantAccounts = merchantAccounts;
        this.clock = clock;
    }

    /**
     * The coordinator's confirm or cancel.
     *
     * @param hold what this branch tried to hold, which need not have succeeded
     * @return true if the branch is finished so, now or before; false if it is refused: nothing moved, and a person must
     *     look
     */
    public boolean finish(Hold hold, Branch branch, Resolution resolution) {
        // The branch that placed the hold has its content at hand, and nothing need be read.
        if (move(hold, branch, resolution)) {
            return true;
        }
        StoredHold stored = settle(hold.paymentId(), branch, resolution);
        boolean done = isDone(stored, branch, resolution);
        if (!done) {
            LOG.error(
                    "{} of payment {} in {} is refused: the hold is {}",
                    resolution,
                    hold.paymentId(),
                    branch,
                    stored == null ? BranchState.ABSENT : stored.state() + " by " + stored.branch());
        }
        return done;
    }

    /** Finishes a hold that the coordinator lost, whoever placed it, and says where it then stands. */
    public BranchReport resolve(String paymentId, Resolution resolution) {
        return ReportFundsHolds.report(paymentId, settle(paymentId, null, resolution));
    }

    /** A branch other than the one that placed the hold has nothing here to release. */
    private static boolean isDone(@Nullable StoredHold stored, Branch branch, Resolution resolution) {
        boolean own = stored != null && stored.belongsTo(branch.xid());
        return switch (resolution) {
            case CONFIRM -> own && stored != null && stored.state() == BranchState.CONFIRMED;
            case CANCEL -> !own || stored != null && stored.state() == BranchState.CANCELLED;
        };
    }

    /** Reads where the hold stands and moves it on, until it stands still; null if there is none. */
    private @Nullable StoredHold settle(String paymentId, @Nullable Branch asker, Resolution resolution) {
        while (true) {
            StoredHold stored = holds.find(paymentId);
            if (stored == null) {
                if (resolution == Resolution.CONFIRM) {
                    return null;
                }
                bury(paymentId, asker);
            } else if (stored.state() != BranchState.TRIED || asker != null && !stored.belongsTo(asker.xid())) {
                return stored;
            } else {
                move(
                        Objects.requireNonNull(stored.content(), "a TRIED hold has its content"),
                        Objects.requireNonNull(stored.branch(), "a TRIED hold has its branch"),
                        resolution);
            }
        }
    }

    private void bury(String paymentId, @Nullable Branch asker) {
        Instant now = clock.instant();
        commits.run(commit -> {
            boolean added = holds.addTombstone(paymentId, asker, now);
            if (!added) {
                commit.abandon();
            }
            return added;
        });
    }

    /** One commit: the barrier's state and the money it stands for. False if the barrier stood elsewhere. */
    private boolean move(Hold hold, Branch branch, Resolution resolution) {
        return switch (resolution) {
            case CONFIRM -> capture(hold, branch);
            case CANCEL -> release(hold, branch);
        };
    }

    private boolean capture(Hold hold, Branch branch) {
        String merchantAccountId =
                merchantAccounts.idOf(hold.merchantId(), hold.amount().currency());
        JournalEntry entry = CaptureEntry.of(hold, merchantAccountId);
        Instant now = clock.instant();
        return commits.run(commit -> {
            if (!holds.finish(hold.paymentId(), branch, BranchState.CONFIRMED, now)) {
                commit.abandon();
                return false;
            }
            journal.append(entry, now);
            balances.takeFrozen(hold.payerAccountId(), hold.amount().amountMinor());
            return true;
        });
    }

    private boolean release(Hold hold, Branch branch) {
        Instant now = clock.instant();
        return commits.run(commit -> {
            if (!holds.finish(hold.paymentId(), branch, BranchState.CANCELLED, now)) {
                commit.abandon();
                return false;
            }
            balances.unfreeze(hold.payerAccountId(), hold.amount().amountMinor());
            return true;
        });
    }
}
