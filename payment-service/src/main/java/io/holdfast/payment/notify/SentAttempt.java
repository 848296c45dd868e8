package io.holdfast.payment.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of one request.
 *
 * @param status null if there was no answer
 * @param failure null if it was a success
 * @param answer the beginning of the answer's body, 1 KiB at most; null if there was no answer
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SentAttempt(
        Instant at,
        @Nullable Integer status,
        @Nullable AttemptFailure failure,
        int latencyMillis,
        byte @Nullable [] answer) {

    public static final int ANSWER_LIMIT = 1024;

    boolean isSuccess() {
        return failure == null;
    }
}
