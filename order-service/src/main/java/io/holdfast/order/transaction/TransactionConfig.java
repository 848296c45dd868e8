package io.holdfast.order.transaction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often local transactions are run again after a deadlock, a lock wait that took too long, or a lost connection.
 *
 * @param retries how many times after the first, 0 or more
 * @param retryWithin no run begins later than this after the first
 */
@ConfigurationProperties("holdfast.transaction")
public record TransactionConfig(
        @DefaultValue("9") int retries, @DefaultValue("5s") Duration retryWithin) {}
