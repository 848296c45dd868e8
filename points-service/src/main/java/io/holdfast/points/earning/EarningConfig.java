package io.holdfast.points.earning;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param nameServer RocketMQ's name server, host:port
 * @param group the consumer group
 * @param threads how many batches are booked at once
 * @param batchSize how many events at most share a commit, 1 to 500
 * @param pullEvery how long to let events gather before the next are asked for; how late points may be
 * @param attempts how often an event that cannot be booked is tried before it becomes a dead letter
 */
@ConfigurationProperties("holdfast.points.earning")
public record EarningConfig(
        @DefaultValue("127.0.0.1:9876") String nameServer,
        @DefaultValue("holdfast-points") String group,
        @DefaultValue("2") int threads,
        @DefaultValue("64") int batchSize,
        @DefaultValue("300ms") Duration pullEvery,
        @DefaultValue("16") int attempts) {

    public EarningConfig {
        if (batchSize < 1 || batchSize > 500) {
            throw new IllegalArgumentException("holdfast.points.earning.batch-size must be 1 to 500");
        }
    }
}
