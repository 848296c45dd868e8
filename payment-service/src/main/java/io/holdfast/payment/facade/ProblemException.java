package io.holdfast.payment.facade;

import org.jspecify.annotations.Nullable;

/** A refusal on its way to the caller. It costs no stack trace: refusals are ordinary. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final @Nullable String param;
    private final int retryAfterSeconds;

    private ProblemException(
            ProblemCode code, String detail, @Nullable String param, int retryAfterSeconds, @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.code = code;
        this.param = param;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static ProblemException of(ProblemCode code, String detail) {
        return new ProblemException(code, detail, null, 0, null);
    }

    /** @param param what is at fault: a JSON path such as {@code items[0].quantity}, a query parameter or a header */
    public static ProblemException at(ProblemCode code, String param, String detail) {
        return new ProblemException(code, detail, param, 0, null);
    }

    public static ProblemException retryLater(
            ProblemCode code, String detail, int retryAfterSeconds, @Nullable Throwable cause) {
        return new ProblemException(code, detail, null, retryAfterSeconds, cause);
    }

    public ProblemCode code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public @Nullable String param() {
        return param;
    }

    /** 0 for none. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
