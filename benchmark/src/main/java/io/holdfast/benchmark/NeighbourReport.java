package io.holdfast.benchmark;

import io.holdfast.benchmark.load.Flooded;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.Tally;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a run with a sick neighbour has shown.
 *
 * @param before as many payments as the clients can make in a closed loop
 * @param meanwhile what was asked for while it stood still
 * @param recoverySeconds until the first payment succeeded, when it went on and those that had begun were decided
 * @param after as before, when it went on
 */
record NeighbourReport(Measured before, Flooded meanwhile, double recoverySeconds, Measured after) implements Outcome {

    private static final double REFUSED_P99_MILLIS_MAX = 100;
    private static final double AFTER_RATIO_MIN = 0.8;
    /** What becomes of payments that had begun: they are undone. */
    private static final String UNDONE = "FAILED TIMED_OUT";

    private double afterRatio() {
        return before.perSecond() == 0 ? 0 : after.perSecond() / before.perSecond();
    }

    private double refusedPercentile(double percentile) {
        return meanwhile.refused().percentileMillis(percentile);
    }

    private Stream<Map.Entry<String, Long>> errors() {
        return Stream.of(before.tally(), meanwhile.paid().tally(), after.tally())
                .flatMap(tally -> tally.errors().entrySet().stream());
    }

    private long undone() {
        return meanwhile.paid().tally().errors().entrySet().stream()
                .filter(NeighbourReport::isUndone)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long otherErrors() {
        return errors().mapToLong(Map.Entry::getValue).sum() - undone();
    }

    private static boolean isUndone(Map.Entry<String, Long> error) {
        return error.getKey().endsWith(UNDONE);
    }

    @Override
    public boolean asItShouldBe() {
        return meanwhile.refused().count() > 0
                && refusedPercentile(99) <= REFUSED_P99_MILLIS_MAX
                && afterRatio() >= AFTER_RATIO_MIN
                && otherErrors() == 0;
    }

    @Override
    public String forPeople() {
        Tally refused = meanwhile.refused();
        StringBuilder text = new StringBuilder("\n");
        line(text, "payments     %.1f a second before, %.1f after", before.perSecond(), after.perSecond());
        line(
                text,
                "refused      %.1f of %.1f a second; p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                refused.count() / meanwhile.paid().seconds(),
                meanwhile.offeredPerSecond(),
                refusedPercentile(50),
                refusedPercentile(99),
                refused.maxMillis());
        line(text, "recovery     %.1f s until the first payment succeeded", recoverySeconds);
        line(text, "undone       %d that had begun, and are FAILED for TIMED_OUT", undone());
        line(text, "late         %d answered PROCESSING first, then SUCCEEDED", meanwhile.decidedLater());
        line(
                text,
                "errors       %d %s",
                otherErrors(),
                errors().filter(error -> !isUndone(error)).toList());
        return text.toString();
    }

    @Override
    public String forMachines() {
        return String.format(
                Locale.ROOT,
                "neighbour refused=%d p50_ms=%.1f p99_ms=%.1f recovery_s=%.1f after_ratio=%.3f undone=%d other_errors=%d",
                meanwhile.refused().count(),
                refusedPercentile(50),
                refusedPercentile(99),
                recoverySeconds,
                afterRatio(),
                undone(),
                otherErrors());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
