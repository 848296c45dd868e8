package io.holdfast.payment.refund.metrics;

import io.holdfast.contract.payment.RefundState;
import io.holdfast.payment.refund.RefundWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what became of refunds. */
public final class RefundMeters implements RefundWatch {

    private final MeterRegistry registry;
    private final Counter notNoted;

    public RefundMeters(MeterRegistry registry) {
        this.registry = registry;
        this.notNoted = Counter.builder("holdfast.refund.not.noted")
                .description("refunds that order-service refused to note")
                .register(registry);
    }

    @Override
    public void became(RefundState state) {
        registry.counter("holdfast.refunds", "state", state.name()).increment();
    }

    @Override
    public void notNoted() {
        notNoted.increment();
    }
}
