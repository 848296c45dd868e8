package io.holdfast.payment.facade.json;

import io.holdfast.payment.facade.ProblemException;
import org.jspecify.annotations.Nullable;

/** A refusal as RFC 9457 has it, with a stable {@code code}. */
public record ProblemJson(
        String type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable String param,
        String requestId) {

    public static ProblemJson of(ProblemException problem, String requestId) {
        return new ProblemJson(
                "urn:holdfast:problem:" + problem.code().wireName(),
                problem.code().title(),
                problem.code().status(),
                problem.code().wireName(),
                problem.detail(),
                problem.param(),
                requestId);
    }
}
