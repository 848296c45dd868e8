package io.holdfast.payment.notify;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Forgets what is long over, in small batches: deliveries with their attempts, and the events and removed endpoints that no delivery
 * needs.
 */
public final class ForgetDeliveries {

    private static final int BATCH = 500;

    private final Deliveries deliveries;
    private final MerchantEvents events;
    private final Endpoints endpoints;
    private final Duration kept;
    private final Clock clock;

    ForgetDeliveries(Deliveries deliveries, MerchantEvents events, Endpoints endpoints, Duration kept, Clock clock) {
        this.deliveries = deliveries;
        this.events = events;
        this.endpoints = endpoints;
        this.kept = kept;
        this.clock = clock;
    }

    /** Forgets a batch of each; true if there may be more. */
    public boolean turn() {
        Instant before = clock.instant().minus(kept);
        int forgottenDeliveries = deliveries.forgetFinishedBefore(before, BATCH);
        int forgottenEvents = events.forgetStoredBefore(before, BATCH);
        int forgottenEndpoints = endpoints.forgetDeletedBefore(before, BATCH);
        return forgottenDeliveries == BATCH || forgottenEvents == BATCH || forgottenEndpoints == BATCH;
    }
}
