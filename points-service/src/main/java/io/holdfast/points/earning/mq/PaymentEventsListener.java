package io.holdfast.points.earning.mq;

import io.holdfast.points.commit.TryLaterException;
import io.holdfast.points.earning.EarnPoints;
import io.holdfast.points.earning.SettledPayment;
import io.holdfast.points.earning.Tally;
import io.holdfast.points.earning.json.MalformedEventException;
import io.holdfast.points.earning.json.PaymentEventJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books a batch of events. What cannot be read or booked goes back to the broker, which brings it again, later each time,
 * and at last puts it among the dead letters; the queue moves on.
 */
public final class PaymentEventsListener implements MessageListenerConcurrently {

    private static final Logger log = LoggerFactory.getLogger(PaymentEventsListener.class);

    private final PaymentEventJson json;
    private final EarnPoints earnPoints;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Timer delay;

    public PaymentEventsListener(PaymentEventJson json, EarnPoints earnPoints, MeterRegistry metrics, Clock clock) {
        this.json = json;
        this.earnPoints = earnPoints;
        this.metrics = metrics;
        this.clock = clock;
        this.delay = metrics.timer("holdfast.points.earning.delay");
    }

    @Override
    public ConsumeConcurrentlyStatus consumeMessage(List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        Set<Integer> failed = new TreeSet<>();
        Map<Integer, SettledPayment> payments = read(messages, failed);
        try {
            Tally tally = earnPoints.earn(List.copyOf(payments.values()));
            payments.forEach((place, payment) -> {
                if (tally.failed().contains(payment.eventId())) {
                    failed.add(place);
                }
            });
            count(tally, messages.size() - payments.size(), failed.size());
        } catch (TryLaterException e) {
            log.warn("{} events stay with the broker until later", messages.size(), e);
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
        messages.forEach(
                message -> delay.record(Duration.ofMillis(Math.max(0, clock.millis() - message.getBornTimestamp()))));
        if (!failed.isEmpty()) {
            // All from here on go back. Those among them that were booked are known by their payments when they return.
            context.setAckIndex(failed.iterator().next() - 1);
        }
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    private Map<Integer, SettledPayment> read(List<MessageExt> messages, Set<Integer> failed) {
        Map<Integer, SettledPayment> payments = new LinkedHashMap<>();
        for (int place = 0; place < messages.size(); place++) {
            MessageExt message = messages.get(place);
            try {
                Optional<SettledPayment> settled = json.settled(message.getBody());
                if (settled.isPresent()) {
                    payments.put(place, settled.get());
                }
            } catch (MalformedEventException e) {
                log.error(
                        "not a payment event: message {}, tried {} times before",
                        message.getMsgId(),
                        message.getReconsumeTimes(),
                        e);
                failed.add(place);
            }
        }
        return payments;
    }

    private void count(Tally tally, int ignored, int failed) {
        metrics.counter("holdfast.points.events", "outcome", "consumed").increment(tally.consumed());
        metrics.counter("holdfast.points.events", "outcome", "repeated").increment(tally.repeated());
        metrics.counter("holdfast.points.events", "outcome", "ignored").increment(ignored);
        metrics.counter("holdfast.points.events", "outcome", "failed").increment(failed);
    }
}
