package io.holdfast.account.authorization;

import io.holdfast.account.ledger.CaptureSplit;
import io.holdfast.account.ledger.JournalEntry;
import io.holdfast.account.ledger.Posting;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of an authorization that is captured.
 *
 * @param capturedMinor 1 to what is authorized
 * @param feeBasisPoints Holdfast's share of it, 0 to 10,000
 */
public record Part(long capturedMinor, int feeBasisPoints) {

    JournalEntry capture(AuthorizedFunds funds, String merchantAccountId) {
        CurrencyCode currency = funds.amount().currency();
        List<Posting> postings = new ArrayList<>(3);
        postings.add(Posting.direct(funds.payerAccountId(), Money.of(-capturedMinor, currency)));
        postings.addAll(CaptureSplit.of(capturedMinor, feeBasisPoints).credits(merchantAccountId, currency));
        return new JournalEntry(funds.paymentId(), "capture", postings);
    }

    JournalEntry uncapture(AuthorizedFunds funds, String merchantAccountId) {
        CurrencyCode currency = funds.amount().currency();
        List<Posting> postings =
                new ArrayList<>(CaptureSplit.of(capturedMinor, feeBasisPoints).debits(merchantAccountId, currency));
        postings.add(Posting.direct(funds.payerAccountId(), Money.of(capturedMinor, currency)));
        return new JournalEntry(funds.paymentId(), "uncapture", postings);
    }
}
