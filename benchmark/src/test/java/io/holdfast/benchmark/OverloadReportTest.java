package io.holdfast.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmark.load.Flooded;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.MemoryUse;
import io.holdfast.benchmark.measure.ProcessorTime;
import io.holdfast.benchmark.measure.Tally;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverloadReportTest {

    private static final MemoryUse STEADY = new MemoryUse(1000, List.of(1100L, 1100L, 1100L));
    private static final MemoryUse GROWING = new MemoryUse(1000, List.of(1100L, 1400L, 1800L));

    @Test
    void the_last_line_says_it_all_in_one_form() {
        OverloadReport report = report(100, flooded(85, 990, 900), 100, STEADY);

        assertThat(report.forMachines())
                .isEqualTo("overload goodput_ratio=0.850 peak_per_s=100.0 refused=900 other_errors=0");
        assertThat(report.asItShouldBe()).isTrue();
    }

    @Test
    void goodput_below_four_fifths_of_the_peak_fails() {
        assertThat(report(100, flooded(79, 990, 900), 90, STEADY).asItShouldBe())
                .isFalse();
    }

    @Test
    void the_higher_peak_counts() {
        assertThat(report(100, flooded(85, 990, 900), 110, STEADY).asItShouldBe())
                .isFalse();
    }

    @Test
    void one_other_error_is_enough_to_fail() {
        Flooded flooded = flooded(100, 990, 900);
        flooded.paid().tally().error("500 internal_error");
        OverloadReport report = report(100, flooded, 100, STEADY);

        assertThat(report.asItShouldBe()).isFalse();
        assertThat(report.forMachines()).endsWith("other_errors=1");
        assertThat(report.forPeople()).contains("500 internal_error=1");
    }

    @Test
    void memory_that_goes_on_growing_fails() {
        OverloadReport report = report(100, flooded(100, 990, 900), 100, GROWING);

        assertThat(report.asItShouldBe()).isFalse();
        assertThat(report.forPeople()).contains("STILL GROWING: [1100, 1400, 1800]");
    }

    @Test
    void an_overload_that_could_not_be_offered_proves_nothing() {
        OverloadReport report = report(100, flooded(100, 850, 700), 100, STEADY);

        assertThat(report.asItShouldBe()).isFalse();
        assertThat(report.forPeople()).contains("850.0 a second of 1000.0 that were wanted: NOT TENFOLD");
    }

    @Test
    void nothing_paid_fails() {
        assertThat(report(0, flooded(0, 0, 0), 0, STEADY).asItShouldBe()).isFalse();
    }

    private static OverloadReport report(int before, Flooded flooded, int after, MemoryUse memory) {
        return new OverloadReport(measured(before), before * 10, flooded, measured(after), memory);
    }

    /** In one second. */
    private static Flooded flooded(int paid, long offered, int refused) {
        return new Flooded(measured(paid), offered, tally(refused), 0);
    }

    private static Measured measured(int count) {
        return new Measured(tally(count), 1, new ProcessorTime(Map.of("mariadb", 0.2, ProcessorTime.ELSEWHERE, 0.1)));
    }

    private static Tally tally(int count) {
        Tally tally = new Tally();
        for (int i = 0; i < count; i++) {
            tally.done(1_000_000, false);
        }
        return tally;
    }
}
