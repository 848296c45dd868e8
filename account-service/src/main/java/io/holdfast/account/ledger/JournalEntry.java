package io.holdfast.account.ledger;

import java.util.List;

/**
 * Two or more postings in one currency that sum to zero.
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
        long sum = postings.stream()
                .map(Posting::amount)
                .reduce((one, other) -> one.plus(other))
                .orElseThrow()
                .amountMinor();
        if (sum != 0) {
            throw new IllegalArgumentException("the postings of " + reference + " sum to " + sum + ", not to zero");
        }
    }
}
