package io.holdfast.points.hold;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param expireEvery how long to rest between two looks at expired holds
 * @param expireBatch how many payments to ask about at once, 1 to 500
 */
@ConfigurationProperties("holdfast.points.hold")
public record HoldConfig(
        @DefaultValue("5s") Duration expireEvery,
        @DefaultValue("200") int expireBatch) {

    public HoldConfig {
        if (expireBatch < 1 || expireBatch > 500) {
            throw new IllegalArgumentException("holdfast.points.hold.expire-batch must be 1 to 500");
        }
    }
}
