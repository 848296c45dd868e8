package io.holdfast.payment.outbox.mq;

import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.payment.outbox.EventPublisher;
import io.holdfast.payment.outbox.StoredEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.exception.MQBrokerException;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.client.producer.DefaultMQProducer;
import org.apache.rocketmq.client.producer.SendResult;
import org.apache.rocketmq.client.producer.SendStatus;
import org.apache.rocketmq.common.message.Message;
import org.apache.rocketmq.common.message.MessageQueue;
import org.apache.rocketmq.remoting.exception.RemotingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each queue's events as one message batch; a payment always uses the same queue. Connects on first use, and again
 * whenever sending fails, so that neither start nor payments need the broker. For one thread.
 */
public final class PaymentEventPublisher implements EventPublisher, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PaymentEventPublisher.class);
    private static final String GROUP = "holdfast-payment";

    private final String nameServer;
    private final Duration sendTimeout;
    private @Nullable DefaultMQProducer producer;
    private List<MessageQueue> queues = List.of();

    public PaymentEventPublisher(String nameServer, Duration sendTimeout) {
        this.nameServer = nameServer;
        this.sendTimeout = sendTimeout;
    }

    @Override
    public List<StoredEvent> send(List<StoredEvent> events) {
        List<StoredEvent> sent = new ArrayList<>(events.size());
        try {
            DefaultMQProducer started = started();
            for (Map.Entry<MessageQueue, List<StoredEvent>> share :
                    byQueue(events).entrySet()) {
                send(started, share.getKey(), share.getValue());
                sent.addAll(share.getValue());
            }
        } catch (MQClientException | RemotingException | MQBrokerException e) {
            log.warn("events wait: {}", e.getMessage());
            queues = List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sent;
    }

    private void send(DefaultMQProducer started, MessageQueue queue, List<StoredEvent> events)
            throws MQClientException, RemotingException, MQBrokerException, InterruptedException {
        List<Message> messages =
                events.stream().map(PaymentEventPublisher::message).toList();
        SendResult result = started.send(messages, queue, sendTimeout.toMillis());
        if (result.getSendStatus() != SendStatus.SEND_OK) {
            throw new MQClientException("the broker answers " + result.getSendStatus(), null);
        }
    }

    private static Message message(StoredEvent event) {
        return new Message(
                PaymentEvent.TOPIC,
                event.type(),
                event.eventId(),
                event.payload().getBytes(StandardCharsets.UTF_8));
    }

    private Map<MessageQueue, List<StoredEvent>> byQueue(List<StoredEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        event -> queues.get(Math.floorMod(event.paymentId().hashCode(), queues.size())),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private DefaultMQProducer started() throws MQClientException {
        DefaultMQProducer current = producer;
        if (current == null) {
            current = new DefaultMQProducer(GROUP);
            current.setNamesrvAddr(nameServer);
            current.setRetryTimesWhenSendFailed(0);
            current.start();
            producer = current;
        }
        if (queues.isEmpty()) {
            queues = current.fetchPublishMessageQueues(PaymentEvent.TOPIC).stream()
                    .sorted()
                    .toList();
        }
        return current;
    }

    @Override
    public void close() {
        DefaultMQProducer current = producer;
        if (current != null) {
            current.shutdown();
        }
    }
}
