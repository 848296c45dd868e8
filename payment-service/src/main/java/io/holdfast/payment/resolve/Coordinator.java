package io.holdfast.payment.resolve;

/** The coordinator, asked about a transaction that somebody else opened. */
@FunctionalInterface
public interface Coordinator {

    Knowledge of(String xid);

    /** What it says about a transaction. */
    enum Knowledge {
        /** It is at work on it, or will be: it decides, nobody else. */
        AT_WORK,
        /** It has forgotten it, which it does when everything is done, or has given it up: it will never call a branch. */
        DONE,
        /** It does not answer, or cannot look. */
        SILENT
    }
}
