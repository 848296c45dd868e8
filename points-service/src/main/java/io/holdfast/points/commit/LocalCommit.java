package io.holdfast.points.commit;

import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * One local transaction. The work may run several times (deadlocks, lock waits, a connection lost while it committed), so
 * it begins with the row that tells whether it was done already, and changes nothing but the database.
 */
public interface LocalCommit {

    /**
     * Commits what the work did, or rolls it back if the work throws.
     *
     * @throws TryLaterException if the database cannot do it now; whether a lost commit happened is not known
     */
    default <T> T of(Supplier<T> work) {
        return of(work, result -> true);
    }

    /** Like {@link #of(Supplier)}, but rolls back where the result is not worth keeping. */
    <T> T of(Supplier<T> work, Predicate<T> keep);
}
