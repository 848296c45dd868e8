package io.holdfast.payment.saga;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sagas.
 *
 * @param runFor how long an instance may work on a saga before it lets it rest, and after which another takes it over
 * @param stepFor how long a step may take at most, all its calls included; shorter than {@code runFor}
 * @param every how often sagas whose instance is gone are looked for
 * @param batch how many are taken over in one turn
 */
@ConfigurationProperties("holdfast.saga")
public record SagaConfig(
        @DefaultValue("30s") Duration runFor,
        @DefaultValue("20s") Duration stepFor,
        @DefaultValue("2s") Duration every,
        @DefaultValue("50") int batch) {}
