package io.holdfast.payment.notify.mq;

import io.holdfast.payment.notify.MerchantEvent;
import io.holdfast.payment.notify.PlanDeliveries;
import io.holdfast.payment.notify.json.EventJson;
import io.holdfast.payment.notify.json.MalformedEventException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;

/**
 * Plans the deliveries of a batch of events. What cannot be read or stored goes back to the broker, which brings it again, later
 * each time, and at last puts it among the dead letters; the queue moves on.
 */
public final class EventsListener implements MessageListenerConcurrently {

    private static final Logger log = LoggerFactory.getLogger(EventsListener.class);

    private static final int NONE = Integer.MAX_VALUE;

    private final EventJson json;
    private final PlanDeliveries planDeliveries;

    public EventsListener(EventJson json, PlanDeliveries planDeliveries) {
        this.json = json;
        this.planDeliveries = planDeliveries;
    }

    @Override
    public ConsumeConcurrentlyStatus consumeMessage(List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        SortedMap<Integer, MerchantEvent> events = new TreeMap<>();
        int firstBad = NONE;
        for (int place = 0; place < messages.size(); place++) {
            MessageExt message = messages.get(place);
            try {
                events.put(place, json.read(message.getBody()));
            } catch (MalformedEventException e) {
                log.error(
                        "not an event: message {}, tried {} times before",
                        message.getMsgId(),
                        message.getReconsumeTimes(),
                        e);
                firstBad = Math.min(firstBad, place);
            }
        }
        try {
            firstBad = Math.min(firstBad, planned(events));
        } catch (RuntimeException e) {
            log.warn("{} events stay with the broker until later", messages.size(), e);
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
        if (firstBad != NONE) {
            // All from here on go back. Those among them that were planned are known by their ids when they return.
            context.setAckIndex(firstBad - 1);
        }
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }

    /** Plans what can be planned; answers the place of the first that cannot. */
    private int planned(SortedMap<Integer, MerchantEvent> events) {
        try {
            planDeliveries.plan(List.copyOf(events.values()));
            return NONE;
        } catch (RuntimeException e) {
            if (!isAboutOne(e)) {
                throw e;
            }
        }
        // One of them is at fault, and the others must not go among the dead letters with it.
        int firstBad = NONE;
        for (Map.Entry<Integer, MerchantEvent> each : events.entrySet()) {
            try {
                planDeliveries.plan(List.of(each.getValue()));
            } catch (RuntimeException e) {
                if (!isAboutOne(e)) {
                    throw e;
                }
                log.error("event {} cannot be stored", each.getValue().eventId(), e);
                firstBad = Math.min(firstBad, each.getKey());
            }
        }
        return firstBad;
    }

    /** Otherwise it would happen to any event now, and to try each would only take long. */
    private static boolean isAboutOne(RuntimeException e) {
        return e instanceof NonTransientDataAccessException && !(e instanceof NonTransientDataAccessResourceException);
    }
}
