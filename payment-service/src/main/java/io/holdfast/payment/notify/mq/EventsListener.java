package io.holdfast.payment.notify.mq;

import io.holdfast.payment.notify.MerchantEvent;
import io.holdfast.payment.notify.PlanDeliveries;
import io.holdfast.payment.notify.json.EventJson;
import io.holdfast.payment.notify.json.MalformedEventException;
import java.util.ArrayList;
import java.util.List;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans the deliveries of a batch of events. What cannot be read or stored goes back to the broker, which brings it again, later
 * each time, and at last puts it among the dead letters; the queue moves on.
 */
public final class EventsListener implements MessageListenerConcurrently {

    private static final Logger log = LoggerFactory.getLogger(EventsListener.class);

    private final EventJson json;
    private final PlanDeliveries planDeliveries;

    public EventsListener(EventJson json, PlanDeliveries planDeliveries) {
        this.json = json;
        this.planDeliveries = planDeliveries;
    }

    @Override
    public ConsumeConcurrentlyStatus consumeMessage(List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        List<MerchantEvent> events = new ArrayList<>(messages.size());
        int firstBad = -1;
        for (int place = 0; place < messages.size(); place++) {
            MessageExt message = messages.get(place);
            try {
                events.add(json.read(message.getBody()));
            } catch (MalformedEventException e) {
                log.error(
                        "not an event: message {}, tried {} times before",
                        message.getMsgId(),
                        message.getReconsumeTimes(),
                        e);
                firstBad = firstBad < 0 ? place : firstBad;
            }
        }
        try {
            planDeliveries.plan(events);
        } catch (RuntimeException e) {
            log.warn("{} events stay with the broker until later", messages.size(), e);
            return ConsumeConcurrentlyStatus.RECONSUME_LATER;
        }
        if (firstBad >= 0) {
            // All from here on go back. Those among them that were planned are known by their ids when they return.
            context.setAckIndex(firstBad - 1);
        }
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }
}
