package io.holdfast.account.authorization;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How authorizations expire.
 *
 * @param expirySweepEvery the pause between two sweeps
 * @param expiryBatch payments asked about at once, 1 to 500
 */
@ConfigurationProperties("holdfast.authorization")
public record AuthorizationConfig(
        @DefaultValue("10s") Duration expirySweepEvery,
        @DefaultValue("200") int expiryBatch) {}
