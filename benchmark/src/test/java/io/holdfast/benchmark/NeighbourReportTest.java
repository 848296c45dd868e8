package io.holdfast.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmark.load.Flooded;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.ProcessorTime;
import io.holdfast.benchmark.measure.Tally;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeighbourReportTest {

    private final Measured paidMeanwhile = measured(0);

    @Test
    void the_last_line_says_it_all_in_one_form() {
        paidMeanwhile.tally().error("FAILED TIMED_OUT", 5);
        paidMeanwhile.tally().error("decided later: FAILED TIMED_OUT", 3);
        NeighbourReport report = report(100, refused(990, 10, 250), 95);

        assertThat(report.forMachines())
                .matches(
                        "neighbour refused=1000 p50_ms=10\\.0 p99_ms=10\\.0 recovery_s=1\\.5 after_ratio=0\\.950 undone=8 other_errors=0");
        assertThat(report.asItShouldBe()).isTrue();
    }

    @Test
    void more_than_one_in_a_hundred_that_had_to_wait_fails() {
        assertThat(report(100, refused(980, 20, 101), 100).asItShouldBe()).isFalse();
    }

    @Test
    void no_refusal_at_all_fails() {
        assertThat(report(100, refused(0, 0, 0), 100).asItShouldBe()).isFalse();
    }

    @Test
    void a_speed_that_does_not_come_back_fails() {
        assertThat(report(100, refused(1000, 0, 0), 79).asItShouldBe()).isFalse();
    }

    @Test
    void whatever_else_goes_wrong_fails() {
        paidMeanwhile.tally().error("500 internal_error");
        NeighbourReport report = report(100, refused(1000, 0, 0), 100);

        assertThat(report.asItShouldBe()).isFalse();
        assertThat(report.forMachines()).endsWith("other_errors=1");
        assertThat(report.forPeople()).contains("500 internal_error=1");
    }

    private NeighbourReport report(int before, Tally refused, int after) {
        return new NeighbourReport(
                measured(before), new Flooded(paidMeanwhile, 1000, refused, 0), 1.5, measured(after));
    }

    private static Measured measured(int count) {
        Tally tally = new Tally();
        done(tally, count, 1);
        return new Measured(tally, 1, new ProcessorTime(Map.of("mariadb", 0.2, ProcessorTime.ELSEWHERE, 0.1)));
    }

    private static Tally refused(int fast, int slow, int slowMillis) {
        Tally tally = new Tally();
        done(tally, fast, 10);
        done(tally, slow, slowMillis);
        return tally;
    }

    private static void done(Tally tally, int count, int millis) {
        for (int i = 0; i < count; i++) {
            tally.done(millis * 1_000_000L, false);
        }
    }
}
