package io.holdfast.benchmark.measure;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What one thread has seen, and, merged, what all have. Not thread-safe. */
public final class Tally {

    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(120);

    private final Histogram latencyMicros = new Histogram(1, LONGEST_MICROS, 3);
    private final Map<String, Long> errors = new TreeMap<>();
    private long late;

    /** One more that went well, within this time; late if it was first answered with PROCESSING. */
    public void done(long nanos, boolean wasLate) {
        latencyMicros.recordValue(Math.max(1, Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos))));
        late += wasLate ? 1 : 0;
    }

    /** One that went wrong; {@code kind} groups its like. */
    public void error(String kind) {
        error(kind, 1);
    }

    /** So many that went wrong in the same way. */
    public void error(String kind, long count) {
        if (count > 0) {
            errors.merge(kind, count, Long::sum);
        }
    }

    public void add(Tally other) {
        latencyMicros.add(other.latencyMicros);
        other.errors.forEach((kind, count) -> errors.merge(kind, count, Long::sum));
        late += other.late;
    }

    public long count() {
        return latencyMicros.getTotalCount();
    }

    public long lateCount() {
        return late;
    }

    public long errorCount() {
        return errors.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of each kind, the kinds in alphabetical order. */
    public Map<String, Long> errors() {
        return Map.copyOf(errors);
    }

    /** The latency that this share (0 to 100) did not exceed, in milliseconds; 0 when nothing was counted. */
    public double percentileMillis(double percentile) {
        return latencyMicros.getValueAtPercentile(percentile) / 1000.0;
    }

    public double maxMillis() {
        return latencyMicros.getMaxValue() / 1000.0;
    }
}
