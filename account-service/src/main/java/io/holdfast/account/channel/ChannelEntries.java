package io.holdfast.account.channel;

import io.holdfast.account.directory.PlatformAccounts;
import io.holdfast.account.ledger.CaptureSplit;
import io.holdfast.account.ledger.Exchange;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.account.ledger.Posting;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.AccountKind;
import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.account.SuspendChannelFunds;
import java.util.ArrayList;
import java.util.List;

/**
 * How channels' money stands in the ledger. What a channel owes is below zero on its account, as what came from outside is on
 * EXTERNAL's.
 */
final class ChannelEntries {

    private ChannelEntries() {}

    static JournalEntry capture(CaptureChannelFunds capture, String channelAccountId, String merchantAccountId) {
        List<Posting> postings = new ArrayList<>();
        postings.add(Posting.folded(channelAccountId, negative(capture.paid())));
        postings.addAll(Exchange.postings(capture.paid(), capture.credited()));
        postings.addAll(
                split(capture).credits(merchantAccountId, capture.credited().currency()));
        return new JournalEntry(capture.paymentId(), "capture", postings);
    }

    /** The channel still owes the money, and owes it to nobody in particular. */
    static JournalEntry uncapture(CaptureChannelFunds capture, String merchantAccountId) {
        List<Posting> postings = new ArrayList<>(
                split(capture).debits(merchantAccountId, capture.credited().currency()));
        postings.addAll(Exchange.postings(capture.credited(), capture.paid()));
        postings.add(Posting.folded(suspense(capture.paid()), capture.paid()));
        return new JournalEntry(capture.paymentId(), "uncapture", postings);
    }

    static JournalEntry suspend(SuspendChannelFunds suspense, String channelAccountId) {
        return new JournalEntry(
                suspense.receiptId(),
                "suspend",
                List.of(
                        Posting.folded(channelAccountId, negative(suspense.paid())),
                        Posting.folded(suspense(suspense.paid()), suspense.paid())));
    }

    static JournalEntry giveBack(SuspendChannelFunds suspense, String channelAccountId) {
        return new JournalEntry(
                suspense.receiptId(),
                "give_back",
                List.of(
                        Posting.direct(suspense(suspense.paid()), negative(suspense.paid())),
                        Posting.folded(channelAccountId, suspense.paid())));
    }

    private static CaptureSplit split(CaptureChannelFunds capture) {
        return CaptureSplit.of(capture.credited().amountMinor(), capture.feeBasisPoints());
    }

    private static String suspense(Money paid) {
        return PlatformAccounts.id(AccountKind.SUSPENSE, paid.currency());
    }

    private static Money negative(Money amount) {
        return Money.of(-amount.amountMinor(), amount.currency());
    }
}
