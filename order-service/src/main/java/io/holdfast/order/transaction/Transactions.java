package io.holdfast.order.transaction;

/** Runs work in a local transaction. */
public interface Transactions {

    /**
     * Commits what the work did, unless the work throws or asks for a rollback.
     *
     * <p>After a deadlock, a lock wait that took too long, or a connection lost on the way (even at the commit, when
     * nobody knows whether it happened) the whole work is run again, a few times: it must find out by its own unique
     * keys and guarded updates what an earlier run left behind.
     */
    <T> T run(Work<T> work);

    /** What is done in one transaction. May be run more than once. */
    @FunctionalInterface
    interface Work<T> {
        T run(Rollback rollback);
    }

    /** The way out without a trace. */
    @FunctionalInterface
    interface Rollback {

        /** Nothing of this run will stay, although it ends well. */
        void request();

        /** The same, on the way to an answer. */
        default <T> T with(T answer) {
            request();
            return answer;
        }
    }
}
