package io.holdfast.points.grant;

import java.time.Instant;
import java.util.Optional;

/** The rows of refunds. */
public interface TakeBacks {

    Optional<TakenBack> find(String refundId);

    /** A new row. Fails if the refund has one. */
    void add(TakenBack takenBack, Instant at);

    /** Fails if it is restored already. */
    void restore(String refundId, Instant at);
}
