package io.holdfast.benchmark.hook;

import java.time.Instant;
import java.util.Set;

/** Arrivals that took a given time. */
public final class ArrivalsOf {

    private ArrivalsOf() {}

    /** One payment each, all of them delivered. */
    public static Arrivals millis(int... delays) {
        Arrivals arrivals = new Arrivals(Set.of());
        for (int i = 0; i < delays.length; i++) {
            arrivals.paid("mer", "pay_" + i);
            arrivals.arrived(
                    "mer",
                    event("pay_" + i),
                    Instant.parse("2026-11-25T10:00:00Z").plusMillis(delays[i]));
        }
        return arrivals;
    }

    static String event(String paymentId) {
        return "{\"id\":\"evt_1\",\"type\":\"payment.succeeded\",\"occurred_at\":\"2026-11-25T10:00:00Z\",\"data\":{\"id\":\""
                + paymentId + "\"}}";
    }
}
