package io.holdfast.account.channel;

import io.holdfast.account.directory.ChannelAccounts;
import io.holdfast.account.ledger.DebitFolded;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.BookingOutcome.Booked;
import io.holdfast.contract.account.BookingOutcome.Declined;
import io.holdfast.contract.account.BookingOutcome.Reason;
import io.holdfast.contract.account.SuspendChannelFunds;
import java.time.Clock;
import java.time.Instant;

/** Books that money in suspense went back to its payer, once a receipt. */
public final class GiveBackChannelMoney {

    private final ChannelBookings bookings;
    private final Journal journal;
    private final DebitFolded debits;
    private final ChannelAccounts channelAccounts;
    private final Clock clock;

    public GiveBackChannelMoney(
            ChannelBookings bookings,
            Journal journal,
            DebitFolded debits,
            ChannelAccounts channelAccounts,
            Clock clock) {
        this.bookings = bookings;
        this.journal = journal;
        this.debits = debits;
        this.channelAccounts = channelAccounts;
        this.clock = clock;
    }

    private enum Giving {
        OVER,
        TOO_LITTLE
    }

    /** @throws IllegalArgumentException for a content out of range */
    public BookingOutcome giveBack(SuspendChannelFunds suspense) {
        ChannelContent.require(suspense);
        SuspendChannelFunds stored = bookings.suspense(suspense.receiptId());
        if (stored == null) {
            return new Declined(Reason.NOT_FOUND);
        }
        if (!suspense.equals(stored)) {
            return new Declined(Reason.CONTENT_MISMATCH);
        }
        JournalEntry entry = ChannelEntries.giveBack(
                suspense,
                channelAccounts.idOf(suspense.channel(), suspense.paid().currency()));
        Instant now = clock.instant();
        Giving giving = debits.run(entry.direct(), Giving.TOO_LITTLE, commit -> {
            if (!bookings.addGiveBack(suspense, now)) {
                commit.abandon();
                return Giving.OVER;
            }
            journal.append(entry, now);
            if (!debits.move(entry.direct())) {
                commit.abandon();
                return Giving.TOO_LITTLE;
            }
            return Giving.OVER;
        });
        if (giving == Giving.TOO_LITTLE) {
            throw new IllegalStateException(
                    "receipt " + suspense.receiptId() + " is in suspense, and its money is not");
        }
        return new Booked();
    }
}
