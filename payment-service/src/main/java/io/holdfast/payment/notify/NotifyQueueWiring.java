package io.holdfast.payment.notify;

import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.payment.BackgroundTurns;
import io.holdfast.payment.notify.crypto.SignerStandardWebhooks;
import io.holdfast.payment.notify.http.CourierHttp;
import io.holdfast.payment.notify.json.EventJson;
import io.holdfast.payment.notify.metrics.NotifyMeters;
import io.holdfast.payment.notify.mq.EventsListener;
import io.holdfast.payment.notify.mq.PushConsumer;
import io.holdfast.payment.notify.mq.PushConsumer.Subscription;
import io.holdfast.payment.notify.mq.WakeupPublisher;
import io.holdfast.payment.notify.mq.WakeupsListener;
import io.holdfast.payment.pay.Transactions;
import io.holdfast.protection.guard.Guard;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Who carries notification out: the consumers, the threads that deliver, and the look for what was missed. */
@Configuration(proxyBeanMethods = false)
class NotifyQueueWiring {

    private static final Logger log = LoggerFactory.getLogger(NotifyQueueWiring.class);
    private static final String EVENTS_GROUP = "holdfast-notify";
    private static final String WAKEUPS_GROUP = "holdfast-webhooks";

    @Bean
    WakeupPublisher wakeupPublisher(NotifyConfig config, Clock clock) {
        return new WakeupPublisher(config.queue().nameServer(), config.queue().sendTimeout(), clock);
    }

    @Bean
    NotifyMeters notifyMeters(MeterRegistry registry, Clock clock) {
        return new NotifyMeters(registry, clock);
    }

    @Bean
    CourierHttp webhookCourier(TargetRule targets, NotifyConfig config, Clock clock) {
        return new CourierHttp(targets, config.answerWithin(), clock);
    }

    @Bean
    DeliveryLanes deliveryLanes(
            Deliveries deliveries,
            WebhookSecrets secrets,
            CourierHttp courier,
            Guard guard,
            Wakeups wakeups,
            NotifyMeters meters,
            NotifyConfig config,
            MeterRegistry registry,
            Clock clock) {
        Deliver deliver = new Deliver(
                deliveries, secrets, new SignerStandardWebhooks(), courier, guard, wakeups, meters, config, clock);
        DeliveryLanes lanes = new DeliveryLanes(config.lanes(), config.breaker(), deliver, clock);
        Gauge.builder("holdfast.webhook.in.flight", lanes, DeliveryLanes::running)
                .description("requests to merchants that are under way")
                .register(registry);
        Gauge.builder("holdfast.webhook.waiting", lanes, DeliveryLanes::waiting)
                .description("deliveries that wait for a turn in this instance")
                .register(registry);
        return lanes;
    }

    @Bean
    PushConsumer notifyConsumer(
            Endpoints endpoints,
            Deliveries deliveries,
            Transactions transactions,
            Wakeups wakeups,
            NotifyMeters meters,
            EventText text,
            NotifyConfig config,
            Clock clock) {
        PlanDeliveries plan = new PlanDeliveries(endpoints, deliveries, transactions, wakeups, meters, config, clock);
        NotifyConfig.Queue queue = config.queue();
        return new PushConsumer(
                subscription(PaymentEvent.TOPIC, EVENTS_GROUP, queue, queue.gatherFor()),
                new EventsListener(new EventJson(text), plan));
    }

    @Bean
    HearWakeups hearWakeups(
            Deliveries deliveries, DeliveryLanes lanes, NotifyMeters meters, NotifyConfig config, Clock clock) {
        return new HearWakeups(deliveries, lanes, meters, config, clock);
    }

    @Bean
    PushConsumer wakeupsConsumer(HearWakeups hear, NotifyConfig config) {
        return new PushConsumer(
                subscription(WakeupPublisher.TOPIC, WAKEUPS_GROUP, config.queue(), Duration.ZERO),
                new WakeupsListener(hear));
    }

    private static Subscription subscription(String topic, String group, NotifyConfig.Queue queue, Duration pullEvery) {
        return new Subscription(
                queue.nameServer(), topic, group, queue.threads(), queue.batchSize(), pullEvery, queue.attempts());
    }

    @Bean
    BackgroundTurns sweepDeliveries(
            Deliveries deliveries, HearWakeups hear, NotifyMeters meters, NotifyConfig config, Clock clock) {
        SweepDeliveries sweep = new SweepDeliveries(deliveries, hear::hear, meters, config.queue(), clock);
        return new BackgroundTurns("sweep-webhooks", config.queue().sweepEvery(), sweep::turn);
    }

    /** Before anything that it needs is closed. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ApplicationListener<ContextClosedEvent> drainDeliveryLanes(DeliveryLanes lanes, NotifyConfig config) {
        return new DrainListener(lanes, config.drainWithin());
    }

    @Order(Ordered.HIGHEST_PRECEDENCE)
    private record DrainListener(DeliveryLanes lanes, Duration within)
            implements ApplicationListener<ContextClosedEvent> {

        @Override
        public void onApplicationEvent(ContextClosedEvent event) {
            if (!lanes.drain(within)) {
                log.warn("webhooks are still being delivered: what is not noted is delivered again");
            }
        }
    }
}
