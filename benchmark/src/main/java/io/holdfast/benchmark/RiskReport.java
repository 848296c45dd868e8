package io.holdfast.benchmark;

import io.holdfast.benchmark.measure.Measured;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What a run about risk control has shown.
 *
 * @param with turns with the rules that are in force
 * @param without turns with no rule
 * @param switched whether payments were counted with the rules and not without them: the two sides were two indeed
 */
record RiskReport(List<Measured> with, List<Measured> without, boolean switched) implements Outcome {

    private static final double COST_RATIO_MAX = 1.05;

    /** Of the processor time of one payment, in all processes of the stack and the driver. */
    double costRatio() {
        return cpuMillis(without) == 0 ? 0 : cpuMillis(with) / cpuMillis(without);
    }

    private static double cpuMillis(List<Measured> turns) {
        double paid = sum(turns, turn -> turn.tally().count());
        return paid == 0 ? 0 : 1000 * sum(turns, turn -> turn.cpu().named()) / paid;
    }

    private static double perSecond(List<Measured> turns) {
        return sum(turns, turn -> turn.tally().count()) / sum(turns, Measured::seconds);
    }

    private static double sum(List<Measured> turns, ToDoubleFunction<Measured> value) {
        return turns.stream().mapToDouble(value).sum();
    }

    private long errors() {
        return (long) (sum(with, turn -> turn.tally().errorCount())
                + sum(without, turn -> turn.tally().errorCount()));
    }

    private boolean allWerePaid() {
        return with.stream().allMatch(RiskReport::paid) && without.stream().allMatch(RiskReport::paid);
    }

    private static boolean paid(Measured turn) {
        return turn.tally().count() > 0;
    }

    @Override
    public boolean asItShouldBe() {
        return switched && allWerePaid() && costRatio() > 0 && costRatio() <= COST_RATIO_MAX && errors() == 0;
    }

    @Override
    public String forPeople() {
        StringBuilder text = new StringBuilder("\n");
        side(text, "with rules", with);
        side(text, "without", without);
        if (!switched) {
            line(
                    text,
                    "THE RULES MADE NO DIFFERENCE: payments are counted with none, or not counted with those in force");
        }
        if (!allWerePaid()) {
            line(text, "SOME TURNS PAID NOTHING: there were too few orders");
        }
        return text.toString();
    }

    private static void side(StringBuilder text, String what, List<Measured> turns) {
        line(
                text,
                "%-12s %.1f payments a second, %.2f ms of processor time each; errors %s",
                what,
                perSecond(turns),
                cpuMillis(turns),
                turns.stream().map(turn -> turn.tally().errors()).toList());
    }

    @Override
    public String forMachines() {
        return String.format(
                Locale.ROOT,
                "risk cost_ratio=%.3f with_ms=%.2f without_ms=%.2f with_per_s=%.1f without_per_s=%.1f errors=%d",
                costRatio(),
                cpuMillis(with),
                cpuMillis(without),
                perSecond(with),
                perSecond(without),
                errors());
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
