package io.holdfast.account.ledger;

import io.holdfast.contract.CurrencyCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Two or more postings that sum to zero in each currency.
 *
 * @param reference what moved the money, for example a payment's id; with {@code operation} unique in the ledger
 * @param operation what was done, for example {@code capture}
 */
public record JournalEntry(String reference, String operation, List<Posting> postings) {

    public JournalEntry {
        postings = List.copyOf(postings);
        if (postings.size() < 2) {
            throw new IllegalArgumentException("an entry has two or more postings");
        }
        Map<CurrencyCode, Long> sums = new EnumMap<>(CurrencyCode.class);
        for (Posting posting : postings) {
            sums.merge(posting.amount().currency(), posting.amount().amountMinor(), Math::addExact);
        }
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException("the postings of " + reference + " sum to " + sums + ", not to zero");
        }
    }

    /** What its DIRECT postings change, by account and in the order in which accounts are locked; minor units. */
    public SortedMap<String, Long> direct() {
        SortedMap<String, Long> changes = new TreeMap<>();
        for (Posting posting : postings) {
            switch (posting.booking()) {
                case DIRECT ->
                    changes.merge(posting.accountId(), posting.amount().amountMinor(), Math::addExact);
                case FOLDED -> {}
            }
        }
        return changes;
    }
}
