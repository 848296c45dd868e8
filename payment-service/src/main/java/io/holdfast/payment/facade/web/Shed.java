package io.holdfast.payment.facade.web;

import io.holdfast.payment.facade.ProblemCode;
import io.holdfast.payment.facade.ProblemException;
import io.holdfast.protection.guard.ShedException;

/** A request that a rule did not let pass, as its sender is told: 429 if he asked too often, 503 if it is not his fault. */
final class Shed {

    private Shed() {}

    static ProblemException problem(ShedException shed) {
        return switch (shed.reason()) {
            case RATE ->
                ProblemException.rateLimited(
                        "more requests than the limit of this route allows", shed.limit(), shed.retryAfterSeconds());
            case CONCURRENCY, PRESSURE, BREAKER ->
                ProblemException.retryLater(
                        ProblemCode.TEMPORARILY_UNAVAILABLE,
                        "too much is being done at once",
                        shed.retryAfterSeconds(),
                        null);
        };
    }
}
