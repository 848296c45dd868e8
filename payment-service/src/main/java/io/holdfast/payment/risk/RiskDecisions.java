package io.holdfast.payment.risk;

import java.time.Instant;

/** Decisions as stored. Writes take part in the caller's transaction if there is one. */
public interface RiskDecisions {

    void insert(RiskDecision decision);

    /** Forgets at most {@code limit} decisions made before an instant; answers how many. */
    int forgetDecidedBefore(Instant instant, int limit);
}
