package io.holdfast.contract;

/**
 * A call that was refused before anything was done for it, because there were too many, because its service did not answer
 * those before, or because its time had run out. It may be made again, later. It costs no stack trace: under load there are many.
 */
public final class CallRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String resource;
    private final Reason reason;

    /** Why, and so who refused. */
    public enum Reason {
        /** The service was asked more often than it allows. */
        TOO_MANY,
        /** The service has too much to do. */
        OVERLOADED,
        /** The caller's breaker is open: nothing was sent. */
        BREAKER_OPEN,
        /** Whoever asked does not wait any more: the time of the call had run out before it was begun. */
        EXPIRED
    }

    /** @param resource the method: {@code io.holdfast.contract.account.FundsHolds:place(…)} */
    public CallRefusedException(String resource, Reason reason) {
        super(reason + " at " + resource, null, false, false);
        this.resource = resource;
        this.reason = reason;
    }

    public String resource() {
        return resource;
    }

    public Reason reason() {
        return reason;
    }
}
