package io.holdfast.payment.notify.mq;

import io.holdfast.payment.notify.HearWakeups;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyContext;
import org.apache.rocketmq.client.consumer.listener.ConsumeConcurrentlyStatus;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.common.message.MessageExt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands wake-ups on. None comes twice on their own account: the rows know what is due, and are looked through anyway. */
public final class WakeupsListener implements MessageListenerConcurrently {

    private static final Logger log = LoggerFactory.getLogger(WakeupsListener.class);

    private final HearWakeups hearWakeups;

    public WakeupsListener(HearWakeups hearWakeups) {
        this.hearWakeups = hearWakeups;
    }

    @Override
    public ConsumeConcurrentlyStatus consumeMessage(List<MessageExt> messages, ConsumeConcurrentlyContext context) {
        try {
            hearWakeups.hear(messages.stream()
                    .map(message -> new String(message.getBody(), StandardCharsets.UTF_8))
                    .toList());
        } catch (RuntimeException e) {
            log.warn("{} deliveries are looked for later", messages.size(), e);
        }
        return ConsumeConcurrentlyStatus.CONSUME_SUCCESS;
    }
}
