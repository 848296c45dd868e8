package io.holdfast.order.ordering;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long orders wait for their payment.
 *
 * @param payWithin after which an order is closed that does not say so itself, 1 minute to 30 days
 * @param closeEvery how often unpaid orders are looked for
 * @param closeBatch how many of them one transaction closes at most
 */
@ConfigurationProperties("holdfast.order")
public record OrderingConfig(
        @DefaultValue("30m") Duration payWithin,
        @DefaultValue("5s") Duration closeEvery,
        @DefaultValue("200") int closeBatch) {}
