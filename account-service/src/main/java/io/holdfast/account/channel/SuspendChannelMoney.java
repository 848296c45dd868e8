package io.holdfast.account.channel;

import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.ChannelAccounts;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.BookingOutcome.Booked;
import io.holdfast.contract.account.BookingOutcome.Declined;
import io.holdfast.contract.account.BookingOutcome.Reason;
import io.holdfast.contract.account.SuspendChannelFunds;
import java.time.Clock;
import java.time.Instant;

/** Sets a channel's money aside, once a receipt. Locks no account. */
public final class SuspendChannelMoney {

    private final LocalCommits commits;
    private final ChannelBookings bookings;
    private final Journal journal;
    private final ChannelAccounts channelAccounts;
    private final Clock clock;

    public SuspendChannelMoney(
            LocalCommits commits,
            ChannelBookings bookings,
            Journal journal,
            ChannelAccounts channelAccounts,
            Clock clock) {
        this.commits = commits;
        this.bookings = bookings;
        this.journal = journal;
        this.channelAccounts = channelAccounts;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException for a content out of range */
    public BookingOutcome suspend(SuspendChannelFunds suspense) {
        ChannelContent.require(suspense);
        JournalEntry entry = ChannelEntries.suspend(
                suspense,
                channelAccounts.idOf(suspense.channel(), suspense.paid().currency()));
        Instant now = clock.instant();
        boolean booked = commits.run(commit -> {
            if (!bookings.addSuspense(suspense, null, now)) {
                commit.abandon();
                return false;
            }
            journal.append(entry, now);
            return true;
        });
        // None stored: the receipt is counted already, by a capture that stands.
        return booked || suspense.equals(bookings.suspense(suspense.receiptId()))
                ? new Booked()
                : new Declined(Reason.CONTENT_MISMATCH);
    }
}
