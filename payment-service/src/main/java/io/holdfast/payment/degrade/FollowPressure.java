package io.holdfast.payment.degrade;

import java.util.List;
import java.util.function.LongSupplier;

/**
 * Raises the level while the pressure stays high, one at a time, and lowers it when it has been low for longer. In between
 * nothing changes, so that giving up lists does not bring them back at once.
 */
public final class FollowPressure {

    private final Degradation degradation;
    private final List<Pressure> pressures;
    private final DegradeConfig.Automatic config;
    private final LongSupplier nanos;
    private DegradeLevel level = DegradeLevel.NONE;
    private Band band = Band.BETWEEN;
    private long since;

    private enum Band {
        LOW,
        BETWEEN,
        HIGH
    }

    /** @param nanos a clock that only runs forward */
    public FollowPressure(
            Degradation degradation, List<Pressure> pressures, DegradeConfig.Automatic config, LongSupplier nanos) {
        this.degradation = degradation;
        this.pressures = List.copyOf(pressures);
        this.config = config;
        this.nanos = nanos;
        this.since = nanos.getAsLong();
    }

    /** Looks once; answers false always, as there is nothing to do at once. */
    public boolean turn() {
        long now = nanos.getAsLong();
        Band found = band();
        if (found != band) {
            band = found;
            since = now;
        }
        DegradeLevel next = switch (band) {
            case HIGH -> lasted(now, config.riseAfter().toNanos()) ? level.further() : level;
            case LOW -> lasted(now, config.fallAfter().toNanos()) ? level.back() : level;
            case BETWEEN -> level;
        };
        if (next != level) {
            level = next;
            since = now;
            degradation.underPressure(level);
        }
        return false;
    }

    private boolean lasted(long now, long nanosAtLeast) {
        return now - since >= nanosAtLeast;
    }

    /** The worst of them counts. */
    private Band band() {
        double highest = pressures.stream().mapToDouble(Pressure::now).max().orElse(0);
        if (highest >= config.riseAt()) {
            return Band.HIGH;
        }
        return highest <= config.fallAt() ? Band.LOW : Band.BETWEEN;
    }
}
