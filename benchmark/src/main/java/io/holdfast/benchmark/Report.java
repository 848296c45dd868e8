package io.holdfast.benchmark;

import io.holdfast.benchmark.floor.RowComparison;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.Tally;
import java.util.Locale;
import java.util.Map;

/** What a run has shown, for people, and its last line, for machines. */
record Report(Measured payments, Measured floor, RowComparison rows) implements Outcome {

    /** Payments a second divided by the floor's; 0 when there is no floor. */
    double ratio() {
        return floor.perSecond() == 0 ? 0 : payments.perSecond() / floor.perSecond();
    }

    /** What the ratio is if both are limited by the processors and nothing else runs on them. */
    double ratioByProcessorTime() {
        double payment = payments.millisEach(payments.cpu().named());
        return payment == 0 ? 0 : floor.millisEach(floor.cpu().named()) / payment;
    }

    long errors() {
        return payments.tally().errorCount() + floor.tally().errorCount();
    }

    @Override
    public boolean asItShouldBe() {
        return errors() == 0
                && rows.differences().isEmpty()
                && payments.tally().count() > 0
                && floor.tally().count() > 0;
    }

    @Override
    public String forPeople() {
        Tally tally = payments.tally();
        StringBuilder text = new StringBuilder("\n");
        line(text, "payments     %d in %.1f s, %.1f a second", tally.count(), payments.seconds(), payments.perSecond());
        line(
                text,
                "latency      p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms",
                tally.percentileMillis(50),
                tally.percentileMillis(95),
                tally.percentileMillis(99),
                tally.maxMillis());
        line(text, "late         %d answered PROCESSING first, then SUCCEEDED", tally.lateCount());
        line(text, "errors       %d %s", tally.errorCount(), tally.errorCount() == 0 ? "" : tally.errors());
        line(
                text,
                "floor        %d in %.1f s, %.1f a second; p50 %.1f ms, p99 %.1f ms",
                floor.tally().count(),
                floor.seconds(),
                floor.perSecond(),
                floor.tally().percentileMillis(50),
                floor.tally().percentileMillis(99));
        line(text, "%nprocessor time, ms each      payment    floor");
        for (Map.Entry<String, Double> process : payments.cpu().seconds().entrySet()) {
            line(
                    text,
                    "  %-26s %7.2f  %7.2f",
                    process.getKey(),
                    payments.millisEach(process.getValue()),
                    floor.millisEach(floor.cpu().seconds().getOrDefault(process.getKey(), 0.0)));
        }
        line(
                text,
                "  %-26s %7.2f  %7.2f",
                "sum without the others",
                payments.millisEach(payments.cpu().named()),
                floor.millisEach(floor.cpu().named()));
        line(
                text,
                "so that on processors with nothing else to do the ratio would be about %.2f",
                ratioByProcessorTime());
        rows(text);
        return text.toString();
    }

    private void rows(StringBuilder text) {
        line(text, "%nrows changed for each        payment    floor");
        for (String table : rows.tables()) {
            line(
                    text,
                    "  %-26s %7.2f  %7.2f",
                    table,
                    rows.payment().getOrDefault(table, 0.0),
                    rows.floor().getOrDefault(table, 0.0));
        }
        line(
                text,
                "(pending postings are folded, events marked as sent and kept for merchants, and points granted later, in batches)");
        for (String difference : rows.differences()) {
            line(text, "THE FLOOR IS NOT THE PAYMENT'S: %s", difference);
        }
    }

    @Override
    public String forMachines() {
        return String.format(
                Locale.ROOT,
                "bench payments_per_s=%.1f floor_per_s=%.1f ratio=%.3f p50_ms=%.1f p99_ms=%.1f errors=%d",
                payments.perSecond(),
                floor.perSecond(),
                ratio(),
                payments.tally().percentileMillis(50),
                payments.tally().percentileMillis(99),
                errors());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
