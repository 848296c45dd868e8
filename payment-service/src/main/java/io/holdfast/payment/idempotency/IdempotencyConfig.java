package io.holdfast.payment.idempotency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of nonces and idempotency keys.
 *
 * @param lease how long a request may be worked on before a repetition takes over; longer than any of them takes
 * @param noncesKept twice the window of timestamps, which a nonce must outlive, and a minute for clocks that differ
 * @param repliesKept how long a repetition is answered with the first reply
 * @param forgetInterval how often old ones are removed
 */
@ConfigurationProperties("holdfast.idempotency")
public record IdempotencyConfig(
        @DefaultValue("30s") Duration lease,
        @DefaultValue("660s") Duration noncesKept,
        @DefaultValue("24h") Duration repliesKept,
        @DefaultValue("10s") Duration forgetInterval) {}
