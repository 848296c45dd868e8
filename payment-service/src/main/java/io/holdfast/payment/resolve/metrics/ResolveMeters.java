package io.holdfast.payment.resolve.metrics;

import io.holdfast.payment.resolve.ResolveWatch;
import io.holdfast.payment.resolve.Verdict;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/** {@code holdfast_resolve_looks_total}: what looks at open payments came to. A CONTRADICTION is an alarm. */
public final class ResolveMeters implements ResolveWatch {

    private final Map<Verdict, Counter> looks = new EnumMap<>(Verdict.class);

    public ResolveMeters(MeterRegistry registry) {
        for (Verdict verdict : Verdict.values()) {
            looks.put(
                    verdict,
                    Counter.builder("holdfast.resolve.looks")
                            .description("looks at payments whose outcome was not known")
                            .tag("verdict", verdict.name())
                            .register(registry));
        }
    }

    @Override
    public void looked(Verdict verdict) {
        Counter counter = looks.get(verdict);
        if (counter != null) {
            counter.increment();
        }
    }
}
