package io.holdfast.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.ProcessorTime;
import io.holdfast.benchmark.measure.Tally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RiskReportTest {

    @Test
    void the_last_line_says_it_all_in_one_form() {
        RiskReport report = report(1.04, true);

        assertThat(report.forMachines())
                .isEqualTo("risk cost_ratio=1.040 with_ms=10.40 without_ms=10.00"
                        + " with_per_s=100.0 without_per_s=100.0 errors=0");
        assertThat(report.asItShouldBe()).isTrue();
    }

    @Test
    void more_than_a_twentieth_of_a_payment_fails() {
        assertThat(report(1.06, true).asItShouldBe()).isFalse();
    }

    @Test
    void the_turns_of_a_side_count_together() {
        RiskReport report = new RiskReport(List.of(turn(100, 1.0), turn(300, 1.0)), List.of(turn(100, 0.5)), true);

        assertThat(report.forMachines()).contains("with_ms=5.00 without_ms=5.00 with_per_s=200.0 without_per_s=100.0");
    }

    @Test
    void rules_that_could_not_be_switched_off_have_shown_nothing() {
        RiskReport report = report(1.0, false);

        assertThat(report.asItShouldBe()).isFalse();
        assertThat(report.forPeople()).contains("THE RULES MADE NO DIFFERENCE");
    }

    @Test
    void a_turn_without_payments_has_shown_nothing() {
        RiskReport report = new RiskReport(List.of(turn(100, 1.0)), List.of(turn(100, 1.0), turn(0, 0.0)), true);

        assertThat(report.asItShouldBe()).isFalse();
        assertThat(report.forPeople()).contains("SOME TURNS PAID NOTHING");
    }

    @Test
    void one_error_is_enough_to_fail() {
        RiskReport report = report(1.0, true);
        report.without().get(0).tally().error("409 order_not_open");

        assertThat(report.asItShouldBe()).isFalse();
        assertThat(report.forMachines()).endsWith("errors=1");
        assertThat(report.forPeople()).contains("409 order_not_open=1");
    }

    private static RiskReport report(double secondsWith, boolean switched) {
        return new RiskReport(List.of(turn(100, secondsWith)), List.of(turn(100, 1.0)), switched);
    }

    /** In one second. */
    private static Measured turn(int paid, double cpuSeconds) {
        Tally tally = new Tally();
        for (int i = 0; i < paid; i++) {
            tally.done(1_000_000, false);
        }
        return new Measured(tally, 1, new ProcessorTime(Map.of("mariadb", cpuSeconds, ProcessorTime.ELSEWHERE, 7.0)));
    }
}
