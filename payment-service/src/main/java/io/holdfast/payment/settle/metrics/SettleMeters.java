package io.holdfast.payment.settle.metrics;

import io.holdfast.payment.settle.SettleWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what did not go as it should. */
public final class SettleMeters implements SettleWatch {

    private final MeterRegistry registry;
    private final Counter unanswered;

    public SettleMeters(MeterRegistry registry) {
        this.registry = registry;
        this.unanswered = Counter.builder("holdfast.settle.unanswered")
                .description("looks at settlements that have been waiting for an answer for too long")
                .register(registry);
    }

    @Override
    public void unanswered() {
        unanswered.increment();
    }

    @Override
    public void undone(String refusal) {
        registry.counter("holdfast.settle.undone", "refusal", refusal).increment();
    }
}
