package io.holdfast.payment.saga.metrics;

import io.holdfast.payment.saga.SagaProgress;
import io.holdfast.payment.saga.SagaWatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/** Counts how far sagas came at each advance, and how many were taken over. */
public final class SagaMeters implements SagaWatch {

    private final MeterRegistry registry;

    public SagaMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void advanced(String saga, SagaProgress progress) {
        String to = progress.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        registry.counter("holdfast.saga.advanced", "saga", saga, "to", to).increment();
    }

    @Override
    public void takenOver(String saga) {
        registry.counter("holdfast.saga.taken.over", "saga", saga).increment();
    }
}
