package io.holdfast.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmark.floor.RowComparison;
import io.holdfast.benchmark.measure.Crew;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.ProcessorTime;
import io.holdfast.benchmark.measure.Result;
import java.time.Duration;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Result WELL = new Result.Done(false);

    @Test
    void the_last_line_says_it_all_in_one_form() throws InterruptedException {
        Report report = report(of(60.0, WELL, WELL, WELL), of(30.0, WELL, WELL, WELL));

        assertThat(report.forMachines())
                .matches(
                        "bench payments_per_s=0\\.1 floor_per_s=0\\.1 ratio=0\\.500 p50_ms=\\d+\\.\\d p99_ms=\\d+\\.\\d"
                                + " errors=0");
        assertThat(report.asItShouldBe()).isTrue();
    }

    @Test
    void one_error_is_enough_to_fail() throws InterruptedException {
        Report report = report(of(60.0, WELL, new Result.Wrong("409 order_not_open")), of(30.0, WELL));

        assertThat(report.asItShouldBe()).isFalse();
        assertThat(report.forMachines()).endsWith("errors=1");
        assertThat(report.forPeople()).contains("errors       1 {409 order_not_open=1}");
    }

    @Test
    void nothing_paid_is_a_failure_too() throws InterruptedException {
        assertThat(report(of(60.0), of(30.0, WELL)).asItShouldBe()).isFalse();
        assertThat(report(of(60.0, WELL), of(30.0)).asItShouldBe()).isFalse();
    }

    @Test
    void a_late_answer_is_counted_and_no_error() throws InterruptedException {
        Report report = report(of(60.0, WELL, new Result.Done(true)), of(30.0, WELL));

        assertThat(report.forPeople()).contains("payments     2 in").contains("late         1 answered");
        assertThat(report.asItShouldBe()).isTrue();
    }

    @Test
    void processor_time_is_told_by_process_and_payment() throws InterruptedException {
        assertThat(report(of(60.0, WELL, WELL, WELL, WELL), of(30.0, WELL)).forPeople())
                .containsPattern("mariadb +500.00 +2000.00")
                .containsPattern("other processes +250.00 +1000.00")
                .containsPattern("sum without the others +500.00 +2000.00")
                .contains("the ratio would be about 4.00");
    }

    @Test
    void a_floor_that_is_not_the_payments_fails() throws InterruptedException {
        RowComparison less = new RowComparison(Map.of("order.stock", 2.0), Map.of("order.stock", 1.0));
        Report report = new Report(of(60.0, WELL), of(30.0, WELL), less);

        assertThat(report.asItShouldBe()).isFalse();
        assertThat(report.forPeople()).contains("a payment changes 2.0 rows of order.stock, the floor 1.0");
    }

    private static Report report(Measured payments, Measured floor) {
        Map<String, Double> rows = Map.of("order.stock", 2.0);
        return new Report(payments, floor, new RowComparison(rows, rows));
    }

    /** What these results look like after so many seconds, with 2 s of the database and 1 s of others. */
    private static Measured of(double seconds, Result... results) throws InterruptedException {
        Deque<Result> left = new ConcurrentLinkedDeque<>(List.of(results));
        Measured measured = new Crew<>(List.of("one"), Map.of()).work(Duration.ofSeconds(10), worker -> {
            Result next = left.poll();
            return next == null ? new Result.NothingLeft() : next;
        });
        Map<String, Double> cpu = new LinkedHashMap<>();
        cpu.put("mariadb", 2.0);
        cpu.put(ProcessorTime.ELSEWHERE, 1.0);
        return new Measured(measured.tally(), seconds, new ProcessorTime(cpu));
    }
}
