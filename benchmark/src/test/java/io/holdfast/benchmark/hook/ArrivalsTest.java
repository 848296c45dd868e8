package io.holdfast.benchmark.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Instant OCCURRED = Instant.parse("2026-11-25T10:00:00Z");

    private final Arrivals arrivals = new Arrivals(Set.of("mer_dead"));

    @Test
    void an_event_may_arrive_before_its_payment_is_answered() {
        arrivals.arrived("mer_1", ArrivalsOf.event("pay_1"), OCCURRED.plusMillis(40));
        assertThat(arrivals.expected()).isZero();
        arrivals.paid("mer_1", "pay_1");

        assertThat(arrivals.expected()).isEqualTo(1);
        assertThat(arrivals.delivered()).isEqualTo(1);
        assertThat(arrivals.delays().percentileMillis(99)).isCloseTo(40, within(0.1));
    }

    @Test
    void a_repetition_is_counted_and_does_not_change_the_delay() {
        arrivals.paid("mer_1", "pay_1");
        arrivals.arrived("mer_1", ArrivalsOf.event("pay_1"), OCCURRED.plusMillis(40));
        arrivals.arrived("mer_1", ArrivalsOf.event("pay_1"), OCCURRED.plusMillis(4_000));

        assertThat(arrivals.repeated()).isEqualTo(1);
        assertThat(arrivals.delays().maxMillis()).isCloseTo(40, within(0.1));
    }

    @Test
    void merchants_left_aside_and_other_events_count_nowhere() {
        arrivals.paid("mer_dead", "pay_2");
        arrivals.arrived("mer_dead", ArrivalsOf.event("pay_2"), OCCURRED);
        arrivals.paid("mer_1", "pay_3");
        arrivals.arrived("mer_1", ArrivalsOf.event("pay_3").replace("payment.succeeded", "ping"), OCCURRED);

        assertThat(arrivals.expected()).isEqualTo(1);
        assertThat(arrivals.delivered()).isZero();
    }
}
