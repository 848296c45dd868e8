package io.holdfast.account.channel;

import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.ChannelAccounts;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.BookingOutcome.Booked;
import io.holdfast.contract.account.BookingOutcome.Declined;
import io.holdfast.contract.account.BookingOutcome.Reason;
import io.holdfast.contract.account.CaptureChannelFunds;
import java.time.Clock;
import java.time.Instant;

/** What a channel collected goes to the merchant, less the fee, once a payment. Locks no account. */
public final class CaptureChannelMoney {

    private final LocalCommits commits;
    private final ChannelBookings bookings;
    private final Journal journal;
    private final MerchantAccounts merchantAccounts;
    private final ChannelAccounts channelAccounts;
    private final Clock clock;

    public CaptureChannelMoney(
            LocalCommits commits,
            ChannelBookings bookings,
            Journal journal,
            MerchantAccounts merchantAccounts,
            ChannelAccounts channelAccounts,
            Clock clock) {
        this.commits = commits;
        this.bookings = bookings;
        this.journal = journal;
        this.merchantAccounts = merchantAccounts;
        this.channelAccounts = channelAccounts;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException for a content out of range */
    public BookingOutcome capture(CaptureChannelFunds capture) {
        ChannelContent.require(capture);
        JournalEntry entry = ChannelEntries.capture(
                capture,
                channelAccounts.idOf(capture.channel(), capture.paid().currency()),
                merchantAccounts.idOf(capture.merchantId(), capture.credited().currency()));
        Instant now = clock.instant();
        boolean booked = commits.run(commit -> {
            if (!bookings.addCapture(capture, now)) {
                commit.abandon();
                return false;
            }
            journal.append(entry, now);
            return true;
        });
        return booked ? new Booked() : again(capture);
    }

    private BookingOutcome again(CaptureChannelFunds capture) {
        StoredCapture stored = bookings.capture(capture.paymentId());
        if (stored != null && stored.undone()) {
            return new Declined(Reason.ALREADY_CANCELLED);
        }
        // None stored: the receipt is counted already, for another payment or in suspense.
        return stored != null && capture.equals(stored.content())
                ? new Booked()
                : new Declined(Reason.CONTENT_MISMATCH);
    }
}
