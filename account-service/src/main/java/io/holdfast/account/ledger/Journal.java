package io.holdfast.account.ledger;

import java.time.Instant;

/** Where entries are written, once and for ever. */
public interface Journal {

    /**
     * Appends an entry, as part of the caller's commit. The balances of its DIRECT postings are the caller's affair.
     *
     * @throws RuntimeException if there is an entry with this reference and operation already; nothing may be committed
     */
    void append(JournalEntry entry, Instant at);
}
