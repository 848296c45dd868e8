package io.holdfast.acceptance.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.contract.payment.PaymentEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.rocketmq.client.consumer.DefaultLitePullConsumer;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.message.MessageExt;
import org.apache.rocketmq.common.message.MessageQueue;

/** The events as they stand in the broker, where every consumer reads them: in which order, and how often. */
public final class PublishedEvents implements AutoCloseable {

    /** Where an event stands; the order of two is known where they stand in the same queue. */
    public record Published(int queue, String id, String type, String paymentId) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long POLL_MILLIS = 200;
    private static final int MOST_TIMES = 5;
    private static final long AGAIN_MILLIS = 1_000;
    /** The broker finds a time to about so much. */
    private static final Duration INEXACT = Duration.ofSeconds(1);

    private final DefaultLitePullConsumer consumer;
    private final List<Published> read = new ArrayList<>();

    private PublishedEvents(DefaultLitePullConsumer consumer) {
        this.consumer = consumer;
    }

    /**
     * Those that were published since then; some that were a moment before may be among them. Asks again where the broker breaks
     * off, as it may when it was killed not long ago.
     */
    public static PublishedEvents since(RunningStack stack, Instant time) {
        for (int asked = 1; ; asked++) {
            try {
                return read(stack, time);
            } catch (MQClientException e) {
                if (asked == MOST_TIMES) {
                    throw new IllegalStateException("the published events cannot be read", e);
                }
                Patience.sleep(AGAIN_MILLIS);
            }
        }
    }

    private static PublishedEvents read(RunningStack stack, Instant time) throws MQClientException {
        DefaultLitePullConsumer consumer = new DefaultLitePullConsumer("holdfast-acceptance");
        consumer.setNamesrvAddr("127.0.0.1:" + stack.stack().ports().nameServer());
        consumer.setAutoCommit(false);
        try {
            consumer.start();
            Collection<MessageQueue> queues = consumer.fetchMessageQueues(PaymentEvent.TOPIC);
            consumer.assign(queues);
            for (MessageQueue queue : queues) {
                consumer.seek(
                        queue,
                        consumer.offsetForTimestamp(queue, time.minus(INEXACT).toEpochMilli()));
            }
            return new PublishedEvents(consumer);
        } catch (MQClientException e) {
            consumer.shutdown();
            throw e;
        }
    }

    /** Each time that an event was published, by payment, in the payment's order, as far as it has come until now. */
    public Map<String, List<Published>> byPayment() {
        for (List<MessageExt> some = poll(); !some.isEmpty(); some = poll()) {
            some.forEach(message -> read.add(published(message)));
        }
        return read.stream().collect(Collectors.groupingBy(Published::paymentId));
    }

    /** The types of these payments' events, each in the order in which it was published first; waits for so many in all. */
    public Map<String, List<String>> types(Set<String> payments, int inAll, Duration patience) {
        Map<String, List<String>> types = new HashMap<>();
        Patience.until(inAll + " events are published", patience, () -> {
            Map<String, List<Published>> all = byPayment();
            payments.forEach(payment -> types.put(payment, types(all.getOrDefault(payment, List.of()))));
            return types.values().stream().mapToInt(List::size).sum() >= inAll;
        });
        return types;
    }

    private static List<String> types(List<Published> ofOne) {
        if (ofOne.stream().map(Published::queue).distinct().count() > 1) {
            throw new AssertionError("one payment's events stand in several queues: " + ofOne);
        }
        return ofOne.stream().map(Published::type).distinct().toList();
    }

    private List<MessageExt> poll() {
        return consumer.poll(POLL_MILLIS);
    }

    private static Published published(MessageExt message) {
        try {
            JsonNode event = JSON.readTree(message.getBody());
            String payment = event.path("payment").path("payment_id").asText();
            return new Published(
                    message.getQueueId(),
                    event.path("id").asText(),
                    event.path("type").asText(),
                    event.path("refund").path("payment_id").asText(payment));
        } catch (IOException e) {
            throw new UncheckedIOException("an event that is not JSON", e);
        }
    }

    @Override
    public void close() {
        consumer.shutdown();
    }
}
