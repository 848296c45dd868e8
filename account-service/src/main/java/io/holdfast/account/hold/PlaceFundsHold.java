package io.holdfast.account.hold;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.FindAccount;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.directory.NotFrozen;
import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.HoldOutcome.Declined;
import io.holdfast.contract.account.HoldOutcome.Held;
import io.holdfast.contract.account.HoldOutcome.Reason;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.protection.deadline.Deadline;
import java.time.Clock;
import java.time.Instant;

/** The try: freezes a payer's funds for a payment, once. */
public final class PlaceFundsHold {

    private final LocalCommits commits;
    private final Holds holds;
    private final Balances balances;
    private final FindAccount find;
    private final MerchantAccounts merchantAccounts;
    private final Clock clock;

    public PlaceFundsHold(
            LocalCommits commits,
            Holds holds,
            Balances balances,
            FindAccount find,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        this.commits = commits;
        this.holds = holds;
        this.balances = balances;
        this.find = find;
        this.merchantAccounts = merchantAccounts;
        this.clock = clock;
    }

    private enum Placing {
        DONE,
        PAYMENT_KNOWN,
        NOT_FROZEN
    }

    public HoldOutcome place(Hold hold, Branch branch, Instant expiresAt) {
        // The capture must find the merchant's account, and has no one to refuse to.
        merchantAccounts.idOf(hold.merchantId(), hold.amount().currency());
        Instant now = clock.instant();
        return switch (commits.run(commit -> {
            Placing placing = write(hold, branch, expiresAt, now);
            if (placing != Placing.DONE) {
                commit.abandon();
            }
            return placing;
        })) {
            case DONE -> new Held();
            case PAYMENT_KNOWN -> again(hold, branch);
            case NOT_FROZEN -> new Declined(whyNotFrozen(hold));
        };
    }

    private Placing write(Hold hold, Branch branch, Instant expiresAt, Instant now) {
        Deadline.check("funds hold");
        if (!holds.add(hold, branch, expiresAt, now)) {
            return Placing.PAYMENT_KNOWN;
        }
        return balances.freeze(hold.merchantId(), hold.payerAccountId(), hold.amount())
                ? Placing.DONE
                : Placing.NOT_FROZEN;
    }

    /** A hold belongs to one global transaction: held twice, it could be captured for one and released for the other. */
    private HoldOutcome again(Hold hold, Branch branch) {
        StoredHold stored = holds.find(hold.paymentId());
        if (stored == null) {
            throw new IllegalStateException("payment " + hold.paymentId() + " is known and has no hold");
        }
        if (stored.state() == BranchState.CANCELLED) {
            return new Declined(Reason.ALREADY_CANCELLED);
        }
        return hold.equals(stored.content()) && stored.belongsTo(branch.xid())
                ? new Held()
                : new Declined(Reason.CONTENT_MISMATCH);
    }

    private Reason whyNotFrozen(Hold hold) {
        return NotFrozen.why(
                find.find(hold.merchantId(), hold.payerAccountId()),
                hold.amount().currency());
    }
}
