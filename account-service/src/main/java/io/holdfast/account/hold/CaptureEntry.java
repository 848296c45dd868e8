package io.holdfast.account.hold;

import io.holdfast.account.directory.PlatformAccounts;
import io.holdfast.account.ledger.CaptureSplit;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.account.ledger.Posting;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.AccountKind;
import java.util.ArrayList;
import java.util.List;

/** How a captured hold stands in the ledger. */
final class CaptureEntry {

    private CaptureEntry() {}

    /** The payer's row changes with the hold; everybody else's is shared with other payments, so it is folded. */
    static JournalEntry of(Hold hold, String merchantAccountId) {
        CurrencyCode currency = hold.amount().currency();
        long wholeMinor = Math.addExact(hold.amount().amountMinor(), hold.pointsValueMinor());
        List<Posting> postings = new ArrayList<>(4);
        postings.add(
                Posting.direct(hold.payerAccountId(), Money.of(-hold.amount().amountMinor(), currency)));
        if (hold.pointsValueMinor() > 0) {
            postings.add(Posting.folded(
                    PlatformAccounts.id(AccountKind.CLEARING, currency), Money.of(-hold.pointsValueMinor(), currency)));
        }
        postings.addAll(CaptureSplit.of(wholeMinor, hold.feeBasisPoints()).credits(merchantAccountId, currency));
        return new JournalEntry(hold.paymentId(), "capture", postings);
    }
}
