package io.holdfast.payment.outbox.metrics;

import io.holdfast.payment.outbox.RelayWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code holdfast_outbox_sent_total} and {@code holdfast_outbox_lag_seconds}, the age of the oldest event not sent. */
public final class OutboxMeters implements RelayWatch {

    private final Clock clock;
    private final Counter sent;
    private volatile @Nullable Instant oldest;

    public OutboxMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.sent = Counter.builder("holdfast.outbox.sent")
                .description("events that the broker acknowledged")
                .register(registry);
        Gauge.builder("holdfast.outbox.lag", this, OutboxMeters::lagSeconds)
                .description("age of the oldest event that was not sent")
                .baseUnit("seconds")
                .register(registry);
    }

    @Override
    public void looked(@Nullable Instant oldestUnsent) {
        oldest = oldestUnsent;
    }

    @Override
    public void sent(int events) {
        sent.increment(events);
    }

    private double lagSeconds() {
        Instant since = oldest;
        return since == null ? 0 : Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
