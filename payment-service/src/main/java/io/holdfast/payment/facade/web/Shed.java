package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.protection.guard.ShedException;

/**
 * A request that a rule did not let pass, as its sender is told. Too many at once is 429 as too often is, and not 503: after
 * that the server hangs up, and a new connection for each repetition costs more than the refusal.
 */
final class Shed {

    private Shed() {}

    static ProblemException problem(ShedException shed) {
        return switch (shed.reason()) {
            case RATE ->
                ProblemException.rateLimited(
                        "more requests than the limit of this route allows", shed.limit(), shed.retryAfterSeconds());
            case CONCURRENCY, PRESSURE ->
                ProblemException.retryLater(
                        ProblemCode.TOO_MANY_AT_ONCE, "too much is being done at once", shed.retryAfterSeconds(), null);
            case BREAKER ->
                ProblemException.retryLater(
                        ProblemCode.TEMPORARILY_UNAVAILABLE,
                        "those before failed or were too slow",
                        shed.retryAfterSeconds(),
                        null);
        };
    }
}
