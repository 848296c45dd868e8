package io.holdfast.account.refund;

import io.holdfast.account.ledger.Exchange;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.account.ledger.Posting;
import io.holdfast.account.refund.StoredRefund.FrozenRefund;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.FreezeRefund;
import java.util.ArrayList;
import java.util.List;

/** How a settled refund stands in the ledger. */
final class RefundEntry {

    private RefundEntry() {}

    /** @param receiving the payer's side: a wallet's row changes at once, a channel's account is shared and folded */
    static JournalEntry of(FrozenRefund refund, Posting receiving) {
        FreezeRefund content = refund.content();
        Money amount = content.amount();
        List<Posting> postings = new ArrayList<>(4);
        postings.add(Posting.direct(refund.merchantAccountId(), Money.of(-amount.amountMinor(), amount.currency())));
        postings.addAll(Exchange.postings(amount, content.toPayer()));
        postings.add(receiving);
        return new JournalEntry(content.refundId(), "refund", postings);
    }
}
