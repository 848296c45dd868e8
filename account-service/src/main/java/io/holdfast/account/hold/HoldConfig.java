package io.holdfast.account.hold;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How holds expire.
 *
 * @param expirySweepEvery the pause between two sweeps
 * @param expiryBatch payments asked about at once, 1 to 500
 */
@ConfigurationProperties("holdfast.hold")
public record HoldConfig(
        @DefaultValue("1s") Duration expirySweepEvery,
        @DefaultValue("200") int expiryBatch) {}
