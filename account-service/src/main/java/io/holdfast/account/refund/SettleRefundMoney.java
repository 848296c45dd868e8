package io.holdfast.account.refund;

import io.holdfast.account.balance.Balances;
import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.ChannelAccounts;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.account.ledger.Posting;
import io.holdfast.account.refund.StoredRefund.FrozenRefund;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.BookingOutcome.Booked;
import io.holdfast.contract.account.BookingOutcome.Declined;
import io.holdfast.contract.account.BookingOutcome.Reason;
import io.holdfast.contract.account.FreezeRefund;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The frozen money goes to the payer, once. */
public final class SettleRefundMoney {

    private final LocalCommits commits;
    private final Refunds refunds;
    private final Journal journal;
    private final Balances balances;
    private final ChannelAccounts channelAccounts;
    private final Clock clock;

    public SettleRefundMoney(
            LocalCommits commits,
            Refunds refunds,
            Journal journal,
            Balances balances,
            ChannelAccounts channelAccounts,
            Clock clock) {
        this.commits = commits;
        this.refunds = refunds;
        this.journal = journal;
        this.balances = balances;
        this.channelAccounts = channelAccounts;
        this.clock = clock;
    }

    public BookingOutcome settle(String refundId) {
        while (true) {
            StoredRefund stored = refunds.find(refundId);
            if (stored == null) {
                return new Declined(Reason.NOT_FOUND);
            }
            if (stored.frozen() == null) {
                return new Declined(Reason.ALREADY_CANCELLED);
            }
            switch (stored.state()) {
                case RELEASED -> {
                    return new Declined(Reason.ALREADY_CANCELLED);
                }
                case SETTLED -> {
                    return new Booked();
                }
                case PENDING -> book(stored.frozen());
            }
        }
    }

    private void book(FrozenRefund refund) {
        JournalEntry entry = RefundEntry.of(refund, receiving(refund.content()));
        Instant now = clock.instant();
        commits.run(commit -> {
            if (!refunds.finish(refund.content().refundId(), RefundState.SETTLED, now)) {
                commit.abandon();
                return false;
            }
            journal.append(entry, now);
            move(entry, refund.merchantAccountId());
            return true;
        });
    }

    /** The merchant's frozen money leaves, and a wallet's arrives, in the order of their accounts. */
    private void move(JournalEntry entry, String merchantAccountId) {
        for (Map.Entry<String, Long> change : entry.direct().entrySet()) {
            if (change.getKey().equals(merchantAccountId)) {
                balances.takeFrozen(merchantAccountId, -change.getValue());
            } else if (!balances.change(change.getKey(), change.getValue())) {
                throw new IllegalStateException("wallet " + change.getKey() + " is gone");
            }
        }
    }

    private Posting receiving(FreezeRefund content) {
        String channel = content.channel();
        if (channel != null) {
            return Posting.folded(
                    channelAccounts.idOf(channel, content.toPayer().currency()), content.toPayer());
        }
        String payerAccountId = content.payerAccountId();
        if (payerAccountId == null) {
            throw new IllegalStateException("refund " + content.refundId() + " goes nowhere");
        }
        return Posting.direct(payerAccountId, content.toPayer());
    }
}
