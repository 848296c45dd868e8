package io.holdfast.points.commit;

/** The database is away or too busy. The same work may succeed later. */
public final class TryLaterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TryLaterException(Throwable cause) {
        super("the database cannot do it now", cause);
    }
}
