package io.holdfast.payment.notify.metrics;

import io.holdfast.payment.notify.NotifyWatch;
import io.holdfast.payment.notify.SentAttempt;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code holdfast_webhook_attempts_total} by outcome, {@code holdfast_webhook_attempt_seconds}, {@code holdfast_webhook_delay_seconds}
 * from an event to its delivery, {@code holdfast_webhook_put_off_total}, {@code holdfast_webhook_dead_total},
 * {@code holdfast_webhook_events_total}, {@code holdfast_webhook_deliveries_total}, and the age of the oldest delivery that is not
 * over, {@code holdfast_webhook_oldest_pending_age_seconds}. An alarm belongs on the dead.
 */
public final class NotifyMeters implements NotifyWatch {

    private static final String DELIVERED = "DELIVERED";

    private final MeterRegistry registry;
    private final Clock clock;
    private final Counter events;
    private final Counter deliveries;
    private final Counter putOff;
    private final Counter dead;
    private final Timer attempt;
    private final Timer delay;
    private volatile @Nullable Instant oldest;

    public NotifyMeters(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        this.events = registry.counter("holdfast.webhook.events");
        this.deliveries = registry.counter("holdfast.webhook.deliveries");
        this.putOff = registry.counter("holdfast.webhook.put.off");
        this.dead = registry.counter("holdfast.webhook.dead");
        this.attempt = registry.timer("holdfast.webhook.attempt");
        this.delay = registry.timer("holdfast.webhook.delay");
        Gauge.builder("holdfast.webhook.oldest.pending.age", this, NotifyMeters::oldestSeconds)
                .description("age of the oldest delivery that is not over")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void planned(int newEvents, int newDeliveries) {
        events.increment(newEvents);
        deliveries.increment(newDeliveries);
    }

    @Override
    public void attempted(SentAttempt sent) {
        String outcome = sent.failure() == null ? DELIVERED : sent.failure().name();
        registry.counter("holdfast.webhook.attempts", "outcome", outcome).increment();
        attempt.record(Duration.ofMillis(sent.latencyMillis()));
    }

    @Override
    public void delivered(Instant occurredAt, Instant at) {
        delay.record(Duration.between(occurredAt, at));
    }

    @Override
    public void putOff(int some) {
        putOff.increment(some);
    }

    @Override
    public void died(int some) {
        dead.increment(some);
    }

    @Override
    public void looked(@Nullable Instant oldestPending) {
        oldest = oldestPending;
    }

    private double oldestSeconds() {
        Instant since = oldest;
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
