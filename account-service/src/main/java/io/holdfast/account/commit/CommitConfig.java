package io.holdfast.account.commit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often a local commit is tried again.
 *
 * @param retries how many times after the first, 0 or more
 * @param retryWithin no try begins later than this after the first
 */
@ConfigurationProperties("holdfast.commit")
public record CommitConfig(
        @DefaultValue("9") int retries, @DefaultValue("5s") Duration retryWithin) {}
