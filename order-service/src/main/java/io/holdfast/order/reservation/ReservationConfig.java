package io.holdfast.order.reservation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reservations are finished that nobody resolved in time.
 *
 * @param expirySweepEvery how often they are looked for
 * @param expiryBatch how many payments payment-service is asked about in one call, 500 at most
 */
@ConfigurationProperties("holdfast.reservation")
public record ReservationConfig(
        @DefaultValue("1s") Duration expirySweepEvery,
        @DefaultValue("200") int expiryBatch) {}
