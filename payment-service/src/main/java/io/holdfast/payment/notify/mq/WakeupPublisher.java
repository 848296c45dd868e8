package io.holdfast.payment.notify.mq;

import io.holdfast.payment.notify.Wakeups;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends wake-ups, those for later as delayed messages. While the broker does not answer, nothing is sent for a few seconds after
 * each failure, so that it keeps nobody waiting: the rows are looked through for what was missed.
 */
public final class WakeupPublisher implements Wakeups, AutoCloseable {

    public static final String TOPIC = "holdfast-webhooks";

    private static final Logger log = LoggerFactory.getLogger(WakeupPublisher.class);
    private static final String GROUP = "holdfast-webhooks-wakeups";
    private static final Duration AWAY_FOR = Duration.ofSeconds(5);
    private static final int MESSAGES_TOGETHER = 500;
    /** The broker keeps no message back for longer by default. */
    private static final Duration LONGEST_DELAY = Duration.ofDays(3);

    private final String nameServer;
    private final Duration sendTimeout;
    private final Clock clock;
    private @Nullable DefaultMQProducer producer;
    private volatile Instant awayUntil = Instant.MIN;

    public WakeupPublisher(String nameServer, Duration sendTimeout, Clock clock) {
        this.nameServer = nameServer;
        this.sendTimeout = sendTimeout;
        this.clock = clock;
    }

    @Override
    public void now(List<String> deliveryIds) {
        for (int from = 0; from < deliveryIds.size(); from += MESSAGES_TOGETHER) {
            List<Message> messages =
                    deliveryIds.subList(from, Math.min(from + MESSAGES_TOGETHER, deliveryIds.size())).stream()
                            .map(WakeupPublisher::message)
                            .toList();
            send(started -> started.send(messages, sendTimeout.toMillis()));
        }
    }

    @Override
    public void later(String deliveryId, Duration delay) {
        if (delay.compareTo(LONGEST_DELAY) < 0) {
            Message message = message(deliveryId);
            message.setDelayTimeMs(delay.toMillis());
            send(started -> started.send(message, sendTimeout.toMillis()));
        }
    }

    private static Message message(String deliveryId) {
        return new Message(TOPIC, null, deliveryId, deliveryId.getBytes(StandardCharsets.UTF_8));
    }

    private interface Sending {
        Object with(DefaultMQProducer producer)
                throws MQClientException, RemotingException, MQBrokerException, InterruptedException;
    }

    private void send(Sending sending) {
        if (clock.instant().isBefore(awayUntil)) {
            return;
        }
        try {
            sending.with(started());
        } catch (MQClientException | RemotingException | MQBrokerException | RuntimeException e) {
            // The client throws an IllegalStateException when it does not even reach the name server.
            awayUntil = clock.instant().plus(AWAY_FOR);
            log.warn("deliveries wait to be looked for: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized DefaultMQProducer started() throws MQClientException {
        DefaultMQProducer current = producer;
        if (current == null) {
            current = new DefaultMQProducer(GROUP);
            current.setNamesrvAddr(nameServer);
            current.setRetryTimesWhenSendFailed(0);
            current.start();
            producer = current;
        }
        return current;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.shutdown();
        }
    }
}
