package io.holdfast.benchmark;

import io.holdfast.benchmark.hook.Arrivals;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.Tally;
import java.util.Locale;

/**
 * What a run about webhooks has shown, of the endpoints that were healthy throughout.
 *
 * @param healthy the events while every endpoint answered
 * @param beside the events while others did not
 * @param healthyPayments what was paid in the first phase
 * @param besidePayments what was paid in the second
 */
record WebhookReport(Arrivals healthy, Arrivals beside, Measured healthyPayments, Measured besidePayments)
        implements Outcome {

    private static final double RATIO_MAX = 1.2;
    private static final double PERCENTILE = 99;

    private double ratio() {
        double without = healthy.delays().percentileMillis(PERCENTILE);
        return without == 0 ? 0 : beside.delays().percentileMillis(PERCENTILE) / without;
    }

    private long expected() {
        return healthy.expected() + beside.expected();
    }

    private long delivered() {
        return healthy.delivered() + beside.delivered();
    }

    private long errors() {
        return healthyPayments.tally().errorCount() + besidePayments.tally().errorCount();
    }

    private long forged() {
        return healthy.forgedCount() + beside.forgedCount();
    }

    @Override
    public boolean asItShouldBe() {
        return ratio() > 0
                && ratio() <= RATIO_MAX
                && delivered() == expected()
                && beside.delivered() > 0
                && forged() == 0
                && errors() == 0;
    }

    @Override
    public String forPeople() {
        StringBuilder text = new StringBuilder("\n");
        delays(text, "all healthy", healthy);
        delays(text, "1% dead", beside);
        line(text, "repeated     %d, which merchants know by the event's id", healthy.repeated() + beside.repeated());
        line(text, "forged       %d with a signature that does not match", forged());
        line(
                text,
                "errors       %d payments %s%s",
                errors(),
                healthyPayments.tally().errors(),
                besidePayments.tally().errors());
        return text.toString();
    }

    private static void delays(StringBuilder text, String what, Arrivals arrivals) {
        Tally tally = arrivals.delays();
        line(
                text,
                "%-12s %d of %d delivered; p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, longest %.1f ms",
                what,
                arrivals.delivered(),
                arrivals.expected(),
                tally.percentileMillis(50),
                tally.percentileMillis(95),
                tally.percentileMillis(PERCENTILE),
                tally.maxMillis());
    }

    @Override
    public String forMachines() {
        return String.format(
                Locale.ROOT,
                "webhooks events=%d p99_ms=%.1f p99_with_dead_ms=%.1f ratio=%.3f delivered=%d lost=%d",
                expected(),
                healthy.delays().percentileMillis(PERCENTILE),
                beside.delays().percentileMillis(PERCENTILE),
                ratio(),
                delivered(),
                expected() - delivered());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
