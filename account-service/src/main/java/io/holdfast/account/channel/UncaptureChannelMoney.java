package io.holdfast.account.channel;

import io.holdfast.account.commit.LocalCommits;
import io.holdfast.account.directory.MerchantAccounts;
import io.holdfast.account.ledger.DebitFolded;
import io.holdfast.account.ledger.Journal;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.contract.account.CaptureChannelFunds;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a capture back, and its money into suspense under its receipt's name. One that never came leaves a tombstone, which
 * refuses it when it comes too late.
 */
public final class UncaptureChannelMoney {

    private static final Logger LOG = LoggerFactory.getLogger(UncaptureChannelMoney.class);

    private final LocalCommits commits;
    private final ChannelBookings bookings;
    private final Journal journal;
    private final DebitFolded debits;
    private final MerchantAccounts merchantAccounts;
    private final Clock clock;

    public UncaptureChannelMoney(
            LocalCommits commits,
            ChannelBookings bookings,
            Journal journal,
            DebitFolded debits,
            MerchantAccounts merchantAccounts,
            Clock clock) {
        this.commits = commits;
        this.bookings = bookings;
        this.journal = journal;
        this.debits = debits;
        this.merchantAccounts = merchantAccounts;
        this.clock = clock;
    }

    private enum Undoing {
        OVER,
        TOO_LITTLE
    }

    /**
     * @throws IllegalStateException if the merchant has less than that available now: nothing moved, to be called again
     * @throws IllegalArgumentException for a content out of range
     */
    public void uncapture(CaptureChannelFunds capture) {
        ChannelContent.require(capture);
        while (true) {
            StoredCapture stored = bookings.capture(capture.paymentId());
            if (stored == null) {
                bury(capture.paymentId());
            } else if (stored.undone()) {
                return;
            } else if (!capture.equals(stored.content())) {
                LOG.warn("payment {} was captured with another content, which stays", capture.paymentId());
                return;
            } else {
                undo(capture);
            }
        }
    }

    private void bury(String paymentId) {
        Instant now = clock.instant();
        commits.run(commit -> {
            boolean added = bookings.addTombstone(paymentId, now);
            if (!added) {
                commit.abandon();
            }
            return added;
        });
    }

    private void undo(CaptureChannelFunds capture) {
        JournalEntry entry = ChannelEntries.uncapture(
                capture,
                merchantAccounts.idOf(capture.merchantId(), capture.credited().currency()));
        Instant now = clock.instant();
        Undoing undoing = debits.run(entry.direct(), Undoing.TOO_LITTLE, commit -> {
            if (!bookings.undoCapture(capture.paymentId(), now)) {
                commit.abandon();
                return Undoing.OVER;
            }
            if (!bookings.addSuspense(ChannelContent.suspenseOf(capture), capture.paymentId(), now)) {
                throw new IllegalStateException("receipt " + capture.receiptId() + " was captured and is in suspense");
            }
            journal.append(entry, now);
            if (!debits.move(entry.direct())) {
                commit.abandon();
                return Undoing.TOO_LITTLE;
            }
            return Undoing.OVER;
        });
        if (undoing == Undoing.TOO_LITTLE) {
            throw new IllegalStateException("merchant " + capture.merchantId() + " has less available than payment "
                    + capture.paymentId() + " brought; its capture stands");
        }
    }
}
