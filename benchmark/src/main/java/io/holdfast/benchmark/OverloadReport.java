package io.holdfast.benchmark;

import io.holdfast.benchmark.load.Flooded;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.MemoryUse;
import io.holdfast.benchmark.measure.Tally;
import java.util.Locale;
import java.util.Map;

/**
 * What a run under overload has shown.
 *
 * @param before as many payments as the clients can make in a closed loop
 * @param asked how many a second were to be sent in the overload
 * @param after as before, when the overload was over
 */
record OverloadReport(Measured before, double asked, Flooded flooded, Measured after, MemoryUse memory)
        implements Outcome {

    private static final double GOODPUT_RATIO_MIN = 0.8;
    /** An overload that could not be offered has shown nothing. */
    private static final double OFFERED_SHARE_MIN = 0.9;

    /** The higher one, so that a stack that was not warm yet does not flatter itself. */
    double peakPerSecond() {
        return Math.max(before.perSecond(), after.perSecond());
    }

    double goodputRatio() {
        return peakPerSecond() == 0 ? 0 : flooded.paid().perSecond() / peakPerSecond();
    }

    long otherErrors() {
        return before.tally().errorCount()
                + flooded.paid().tally().errorCount()
                + after.tally().errorCount();
    }

    boolean wasTenfold() {
        return flooded.offeredPerSecond() >= asked * OFFERED_SHARE_MIN;
    }

    @Override
    public boolean asItShouldBe() {
        return goodputRatio() >= GOODPUT_RATIO_MIN && otherErrors() == 0 && memory.isBounded() && wasTenfold();
    }

    @Override
    public String forPeople() {
        StringBuilder text = new StringBuilder("\n");
        line(text, "peak         %.1f a second before, %.1f after", before.perSecond(), after.perSecond());
        line(
                text,
                "offered      %.1f a second of %.1f that were wanted%s",
                flooded.offeredPerSecond(),
                asked,
                wasTenfold() ? "" : ": NOT TENFOLD");
        latency(text, "paid", flooded.paid().perSecond(), flooded.paid().tally());
        latency(text, "refused", flooded.refused().count() / flooded.paid().seconds(), flooded.refused());
        line(text, "late         %d answered PROCESSING first, then SUCCEEDED", flooded.decidedLater());
        line(
                text,
                "errors       %d %s%s%s",
                otherErrors(),
                before.tally().errors(),
                flooded.paid().tally().errors(),
                after.tally().errors());
        line(
                text,
                "memory       %d MiB before, %d MiB at most%s",
                memory.before(),
                memory.highest(),
                memory.isBounded() ? "" : ", AND STILL GROWING: " + memory.samples());
        line(text, "%nprocessor time, ms each         peak  overload");
        for (Map.Entry<String, Double> process : before.cpu().seconds().entrySet()) {
            Map<String, Double> overload = flooded.paid().cpu().seconds();
            line(
                    text,
                    "  %-26s %7.2f  %7.2f",
                    process.getKey(),
                    before.millisEach(process.getValue()),
                    flooded.paid().millisEach(overload.getOrDefault(process.getKey(), 0.0)));
        }
        return text.toString();
    }

    private static void latency(StringBuilder text, String what, double perSecond, Tally tally) {
        line(
                text,
                "%-12s %.1f a second; p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                what,
                perSecond,
                tally.percentileMillis(50),
                tally.percentileMillis(99),
                tally.maxMillis());
    }

    @Override
    public String forMachines() {
        return String.format(
                Locale.ROOT,
                "overload goodput_ratio=%.3f peak_per_s=%.1f refused=%d other_errors=%d",
                goodputRatio(),
                peakPerSecond(),
                flooded.refused().count(),
                otherErrors());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
