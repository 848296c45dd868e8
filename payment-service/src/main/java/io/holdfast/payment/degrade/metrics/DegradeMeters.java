package io.holdfast.payment.degrade.metrics;

import io.holdfast.payment.degrade.DegradeLevel;
import io.holdfast.payment.degrade.DegradeWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts documents, refusals and stale answers. */
public final class DegradeMeters implements DegradeWatch {

    private final MeterRegistry registry;
    private final Counter stale;

    public DegradeMeters(MeterRegistry registry) {
        this.registry = registry;
        this.stale = Counter.builder("holdfast.degrade.stale")
                .description("queries answered from a copy")
                .register(registry);
    }

    @Override
    public void documentTaken() {
        document("taken");
    }

    @Override
    public void documentRefused() {
        document("refused");
    }

    private void document(String outcome) {
        registry.counter("holdfast.degrade.documents", "outcome", outcome).increment();
    }

    @Override
    public void refused(DegradeLevel level) {
        registry.counter("holdfast.degrade.refused", "level", level.name()).increment();
    }

    @Override
    public void answeredStale() {
        stale.increment();
    }
}
