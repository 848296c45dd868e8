package io.holdfast.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.benchmark.hook.Arrivals;
import io.holdfast.benchmark.hook.ArrivalsOf;
import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.ProcessorTime;
import io.holdfast.benchmark.measure.Tally;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookReportTest {

    @Test
    void the_last_line_says_it_all_in_one_form() {
        WebhookReport report = report(ArrivalsOf.millis(100, 100), ArrivalsOf.millis(110, 110));

        assertThat(report.forMachines())
                .matches(
                        "webhooks events=4 p99_ms=100\\.0 p99_with_dead_ms=110\\.0 ratio=1\\.10\\d delivered=4 lost=0");
        assertThat(report.asItShouldBe()).isTrue();
    }

    @Test
    void healthy_endpoints_that_wait_for_dead_ones_fail() {
        assertThat(report(ArrivalsOf.millis(100, 100), ArrivalsOf.millis(100, 130))
                        .asItShouldBe())
                .isFalse();
    }

    @Test
    void one_lost_event_is_enough_to_fail() {
        Arrivals one = ArrivalsOf.millis(100);
        one.paid("mer", "pay_lost");
        WebhookReport report = report(ArrivalsOf.millis(100), one);

        assertThat(report.asItShouldBe()).isFalse();
        assertThat(report.forMachines()).endsWith("delivered=2 lost=1");
    }

    @Test
    void nothing_delivered_fails() {
        assertThat(report(ArrivalsOf.millis(), ArrivalsOf.millis()).asItShouldBe())
                .isFalse();
    }

    @Test
    void a_payment_that_went_wrong_fails() {
        Tally wrong = new Tally();
        wrong.error("FAILED TIMED_OUT");

        assertThat(new WebhookReport(
                                ArrivalsOf.millis(100), ArrivalsOf.millis(100), measured(new Tally()), measured(wrong))
                        .asItShouldBe())
                .isFalse();
    }

    private static WebhookReport report(Arrivals healthy, Arrivals beside) {
        return new WebhookReport(healthy, beside, measured(new Tally()), measured(new Tally()));
    }

    private static Measured measured(Tally tally) {
        return new Measured(tally, 1, new ProcessorTime(Map.of()));
    }
}
