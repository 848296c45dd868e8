package io.holdfast.account.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Postings that are not in their accounts' balances yet. */
public interface PendingPostings {

    record Pending(long postingId, String accountId, long amountMinor) {}

    /**
     * How far folding is behind.
     *
     * @param oldestAt when the oldest was posted; null if none is waiting
     */
    record Lag(long count, @Nullable Instant oldestAt) {}

    /** Locks the oldest, at most so many, leaving out what others have locked. */
    List<Pending> lockOldest(int limit);

    /** Locks those of these accounts, leaving out what others have locked. */
    List<Pending> lockOf(Collection<String> accountIds);

    void remove(List<Pending> folded);

    Lag lag();
}
