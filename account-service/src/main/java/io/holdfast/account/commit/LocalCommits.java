package io.holdfast.account.commit;

import java.util.function.Function;

/**
 * Runs work as one commit of this service's schema: all of its writes stand, or none.
 *
 * <p>The work may run more than once: when the database chose it as a deadlock's victim, when a lock was waited for too
 * long, and when the connection was lost, even while committing. Therefore it begins at a row that can be written only
 * once, and so finds out on the second run what became of the first.
 */
public interface LocalCommits {

    /** A commit under way. */
    interface Commit {

        /** Nothing that was written will stand; the work's answer is still given back. */
        void abandon();
    }

    /**
     * What the work answered, once it is committed or abandoned.
     *
     * @throws RuntimeException what the work threw, or why the database did not commit; nothing is known to have been
     *     written if the connection was lost, and nothing was written otherwise
     */
    <T> T run(Function<Commit, T> work);
}
