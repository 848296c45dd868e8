package io.holdfast.points.earning.mq;

import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.points.earning.EarningConfig;
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
 * Takes payment events from RocketMQ, beside the rest of the service: that starts, and answers, whether a broker is there
 * or not.
 */
public final class PaymentEventsConsumer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PaymentEventsConsumer.class);
    private static final int LOOK_FOR_BROKERS_MILLIS = 5_000;
    private static final int STOP_WITHIN_MILLIS = 10_000;

    private final EarningConfig config;
    private final MessageListenerConcurrently listener;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    public PaymentEventsConsumer(EarningConfig config, MessageListenerConcurrently listener) {
        this.config = config;
        this.listener = listener;
    }

    @Override
    public synchronized void start() {
        thread = new Thread(this::consume, "payment-events");
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
            DefaultMQPushConsumer consumer = new DefaultMQPushConsumer(config.group());
            try {
                configure(consumer);
                consumer.start();
                return consumer;
            } catch (MQClientException | RuntimeException e) {
                log.warn("no payment events yet: {}", e.toString());
                consumer.shutdown();
            }
        } while (!stopping.await(LOOK_FOR_BROKERS_MILLIS, TimeUnit.MILLISECONDS));
        return null;
    }

    private void configure(DefaultMQPushConsumer consumer) throws MQClientException {
        consumer.setNamesrvAddr(config.nameServer());
        consumer.setPollNameServerInterval(LOOK_FOR_BROKERS_MILLIS);
        consumer.setConsumeFromWhere(ConsumeFromWhere.CONSUME_FROM_FIRST_OFFSET);
        consumer.setConsumeThreadMin(config.threads());
        consumer.setConsumeThreadMax(config.threads());
        consumer.setPullBatchSize(config.batchSize());
        consumer.setConsumeMessageBatchMaxSize(config.batchSize());
        consumer.setPullInterval(config.pullEvery().toMillis());
        consumer.setPullThresholdForTopic(10_000);
        consumer.setMaxReconsumeTimes(config.attempts());
        consumer.setAwaitTerminationMillisWhenShutdown(STOP_WITHIN_MILLIS);
        consumer.subscribe(PaymentEvent.TOPIC, "*");
        consumer.registerMessageListener(listener);
    }
}
