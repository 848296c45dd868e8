package io.holdfast.protection.rules.metrics;

import io.holdfast.protection.rules.RuleKind;
import io.holdfast.protection.rules.RuleWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

public final class RuleMeters implements RuleWatch {

    private final MeterRegistry registry;
    private final Map<RuleKind, AtomicInteger> current = new EnumMap<>(RuleKind.class);

    public RuleMeters(MeterRegistry registry) {
        this.registry = registry;
        for (RuleKind kind : RuleKind.values()) {
            current.put(kind, new AtomicInteger(1));
        }
    }

    @Override
    public void inForce(RuleKind kind) {
        show(kind, 1);
    }

    @Override
    public void refused(RuleKind kind) {
        show(kind, 0);
        registry.counter("holdfast.rules.refused", "kind", kind.label()).increment();
    }

    private void show(RuleKind kind, int value) {
        AtomicInteger shown = current.get(kind);
        if (shown != null) {
            shown.set(value);
            // Registering it again changes nothing.
            Gauge.builder("holdfast.rules.current", shown, AtomicInteger::get)
                    .description("1 while the document is in force, 0 while an earlier one is because it has a fault")
                    .tag("kind", kind.label())
                    .register(registry);
        }
    }
}
