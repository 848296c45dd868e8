package io.holdfast.payment.risk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decisions as stored. Writes take part in the caller's transaction if there is one. */
public interface RiskDecisions {

    void insert(RiskDecision decision);

    /** About a payment; null if there is none, or none any more. Its card is not known. */
    @Nullable
    RiskDecision findLatest(String paymentId);

    /** Forgets at most {@code limit} decisions made before an instant; answers how many. */
    int forgetDecidedBefore(Instant instant, int limit);
}
