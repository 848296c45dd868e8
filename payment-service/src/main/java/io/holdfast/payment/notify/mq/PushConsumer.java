package io.holdfast.payment.notify.mq;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.rocketmq.client.consumer.DefaultMQPushConsumer;
import org.apache.rocketmq.client.consumer.listener.MessageListenerConcurrently;
import org.apache.rocketmq.client.exception.MQClientException;
import org.apache.rocketmq.common.consumer.ConsumeFromWhere;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes messages from one topic, beside the rest of the service: that starts, and answers, whether a broker is there or not.
 */
public final class PushConsumer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PushConsumer.class);
    private static final int LOOK_FOR_BROKERS_MILLIS = 5_000;
    private static final int STOP_WITHIN_MILLIS = 5_000;
    private static final int KEPT_HERE = 10_000;

    private final Subscription subscription;
    private final MessageListenerConcurrently listener;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    /**
     * @param threads how many batches are worked on at once
     * @param pullEvery how long to let messages gather before the next are asked for
     * @param attempts how often a message is tried before it becomes a dead letter
     */
    public record Subscription(
            String nameServer,
            String topic,
            String group,
            int threads,
            int batchSize,
            Duration pullEvery,
            int attempts) {}

    public PushConsumer(Subscription subscription, MessageListenerConcurrently listener) {
        this.subscription = subscription;
        this.listener = listener;
    }

    @Override
    public synchronized void start() {
        thread = new Thread(this::consume, subscription.group());
        thread.start();
    }

    @Override
    public synchronized void stop() {
        stopping.countDown();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(2L * STOP_WITHIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    private void consume() {
        try {
            DefaultMQPushConsumer consumer = started();
            if (consumer != null) {
                stopping.await();
                consumer.shutdown();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable DefaultMQPushConsumer started() throws InterruptedException {
        do {
            DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(subscription.group());
            try {
                configure(consumer);
                consumer.start();
                return consumer;
            } catch (MQClientException | RuntimeException e) {
                log.warn("{}: no messages yet: {}", subscription.group(), e.toString());
                consumer.shutdown();
            }
        } while (!stopping.await(LOOK_FOR_BROKERS_MILLIS, TimeUnit.MILLISECONDS));
        return null;
    }

    private void configure(DefaultMQPushConsumer consumer) throws MQClientException {
        consumer.setNamesrvAddr(subscription.nameServer());
        consumer.setPollNameServerInterval(LOOK_FOR_BROKERS_MILLIS);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setConsumeThreadMin(subscription.threads());
        consumer.setConsumeThreadMax(subscription.threads());
        consumer.setPullBatchSize(subscription.batchSize());
        consumer.setConsumeMessageBatchMaxSize(subscription.batchSize());
        consumer.setPullInterval(subscription.pullEvery().toMillis());
        consumer.setPullThresholdForTopic(KEPT_HERE);
        consumer.setMaxReconsumeTimes(subscription.attempts());
        consumer.setAwaitTerminationMillisWhenShutdown(STOP_WITHIN_MILLIS);
        consumer.subscribe(subscription.topic(), "*");
        consumer.registerMessageListener(listener);
    }
}
