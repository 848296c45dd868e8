package io.holdfast.account.hold.tcc;

import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.account.HoldOutcome.Declined;
import io.holdfast.contract.account.HoldOutcome.Held;
import io.holdfast.contract.account.HoldOutcome.Reason;
import io.holdfast.contract.branch.Resolution;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts what the coordinator had done. */
public final class HoldMeters {

    private final Counter held;
    private final Map<Reason, Counter> declined = new EnumMap<>(Reason.class);
    private final Map<Resolution, Counter> finished = new EnumMap<>(Resolution.class);
    private final Counter refused;

    public HoldMeters(MeterRegistry registry) {
        held = tries(registry, "held");
        for (Reason reason : Reason.values()) {
            declined.put(reason, tries(registry, reason.name().toLowerCase(Locale.ROOT)));
        }
        finished.put(Resolution.CONFIRM, registry.counter("holdfast.holds.captured"));
        finished.put(Resolution.CANCEL, registry.counter("holdfast.holds.released"));
        refused = registry.counter("holdfast.holds.refused");
    }

    private static Counter tries(MeterRegistry registry, String outcome) {
        return registry.counter("holdfast.holds.placed", "outcome", outcome);
    }

    void placed(HoldOutcome outcome) {
        if (outcome instanceof Held) {
            held.increment();
        } else if (outcome instanceof Declined refusal) {
            counter(declined, refusal.reason()).increment();
        }
    }

    /** @param done false if the confirm or cancel was refused, which nobody should ever see */
    void finished(Resolution resolution, boolean done) {
        (done ? counter(finished, resolution) : refused).increment();
    }

    private static <K extends Enum<K>> Counter counter(Map<K, Counter> counters, K key) {
        Counter counter = counters.get(key);
        if (counter == null) {
            throw new IllegalStateException("no counter for " + key);
        }
        return counter;
    }
}
