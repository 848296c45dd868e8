package io.holdfast.payment.facade;

import org.jspecify.annotations.Nullable;

/** A refusal on its way to the caller. It costs no stack trace: refusals are ordinary. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ProblemCode code;
    private final @Nullable String param;
    private final int retryAfterSeconds;
    private final long limit;

    private ProblemException(
            ProblemCode code,
            String detail,
            @Nullable String param,
            int retryAfterSeconds,
            long limit,
            @Nullable Throwable cause) {
        super(detail, cause, false, false);
        this.code = code;
        this.param = param;
        this.retryAfterSeconds = retryAfterSeconds;
        this.limit = limit;
    }

    public static ProblemException of(ProblemCode code, String detail) {
        return new ProblemException(code, detail, null, 0, 0, null);
    }

    /** @param param what is at fault: a JSON path such as {@code items[0].quantity}, a query parameter or a header */
    public static ProblemException at(ProblemCode code, String param, String detail) {
        return new ProblemException(code, detail, param, 0, 0, null);
    }

    public static ProblemException retryLater(
            ProblemCode code, String detail, int retryAfterSeconds, @Nullable Throwable cause) {
        return new ProblemException(code, detail, null, retryAfterSeconds, 0, cause);
    }

    /** @param limit how many requests are allowed in the time that the rule names */
    public static ProblemException rateLimited(String detail, long limit, int retryAfterSeconds) {
        return new ProblemException(ProblemCode.RATE_LIMITED, detail, null, retryAfterSeconds, limit, null);
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

    /** Of {@link ProblemCode#RATE_LIMITED}. */
    public long limit() {
        return limit;
    }
}
