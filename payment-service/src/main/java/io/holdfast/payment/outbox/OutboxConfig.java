package io.holdfast.payment.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param every how often the outbox is looked into
 * @param batch how many events are sent in one turn
 * @param leaseFor how long an instance that died keeps the others from sending
 * @param nameServer the RocketMQ name server, host:port
 * @param sendTimeout how long the broker may take to acknowledge
 * @param kept how long an event is kept after it was sent: from here it can be sent again if the broker's disk is lost
 * @param forgetInterval how often old ones are removed
 */
@ConfigurationProperties("holdfast.outbox")
public record OutboxConfig(
        @DefaultValue("250ms") Duration every,
        @DefaultValue("500") int batch,
        @DefaultValue("10s") Duration leaseFor,
        @DefaultValue("127.0.0.1:9876") String nameServer,
        @DefaultValue("3s") Duration sendTimeout,
        @DefaultValue("7d") Duration kept,
        @DefaultValue("1m") Duration forgetInterval) {}
