package io.holdfast.protection.guard;

/** A guard let something not pass. It costs no stack trace: under load there are many. */
public final class ShedException extends Exception {

    private static final long serialVersionUID = 1;

    private final Reason reason;
    private final long limit;
    private final int retryAfterSeconds;

    public enum Reason {
        /** Too many in a time. */
        RATE,
        /** Too many at once. */
        CONCURRENCY,
        /** The whole instance has too much to do. */
        PRESSURE,
        /** Those before failed or were too slow. */
        BREAKER
    }

    /**
     * @param limit what the rule allows, in its own unit; 0 where it has no number
     * @param retryAfterSeconds when to ask again, at least 1
     */
    public ShedException(String resource, Reason reason, long limit, int retryAfterSeconds) {
        super(reason + " at " + resource, null, false, false);
        this.reason = reason;
        this.limit = limit;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public Reason reason() {
        return reason;
    }

    public long limit() {
        return limit;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
