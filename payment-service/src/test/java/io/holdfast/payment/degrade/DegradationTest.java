package io.holdfast.payment.degrade;

import static io.holdfast.payment.degrade.DegradeLevel.LISTS;
import static io.holdfast.payment.degrade.DegradeLevel.NONE;
import static io.holdfast.payment.degrade.DegradeLevel.QUERIES;
import static io.holdfast.payment.degrade.DegradeLevel.STATEMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DegradationTest {

    private final DegradeHouse house = new DegradeHouse();
    private final FollowPressure follow = new FollowPressure(
            house.degradation,
            List.of(() -> 0.1, () -> house.pressure, () -> 0.2),
            DegradeHouse.CONFIG.automatic(),
            () -> house.nanos);

    private DegradeLevel after(double pressure, int seconds) {
        house.pressure = pressure;
        for (int half = 0; half < 2 * seconds; half++) {
            follow.turn();
            house.pass(Duration.ofMillis(500));
        }
        follow.turn();
        return house.degradation.level();
    }

    @Test
    void each_level_includes_those_before_it() {
        house.choose(STATEMENTS);

        assertThat(house.degradation.includes(LISTS)).isTrue();
        assertThat(house.degradation.includes(STATEMENTS)).isTrue();
        assertThat(house.degradation.includes(QUERIES)).isFalse();
    }

    @Test
    void a_document_that_is_not_valid_or_deleted_is_refused_and_the_one_before_it_stays() {
        house.choose(LISTS);

        house.degradation.take("{\"level\":\"EVERYTHING\"}");
        house.degradation.take(null);

        assertThat(house.degradation.level()).isEqualTo(LISTS);
        assertThat(house.seen).containsExactly("taken", "refused", "refused");
    }

    @Test
    void pressure_raises_the_level_step_by_step_while_it_stays_high() {
        assertThat(after(1, 2)).isEqualTo(NONE);
        assertThat(after(1, 1)).isEqualTo(LISTS);
        assertThat(after(0.9, 3)).isEqualTo(STATEMENTS);
        assertThat(after(1, 3)).isEqualTo(QUERIES);
        assertThat(after(1, 60)).isEqualTo(QUERIES);
    }

    @Test
    void a_short_peak_raises_nothing() {
        for (int peak = 0; peak < 10; peak++) {
            assertThat(after(1, 2)).isEqualTo(NONE);
            assertThat(after(0.7, 1)).isEqualTo(NONE);
        }
    }

    @Test
    void the_level_falls_only_after_the_pressure_was_low_for_longer() {
        after(1, 6);

        assertThat(after(0.6, 300)).isEqualTo(STATEMENTS);
        assertThat(after(0.5, 19)).isEqualTo(STATEMENTS);
        assertThat(after(0.5, 1)).isEqualTo(LISTS);
        assertThat(after(0.51, 1)).isEqualTo(LISTS);
        assertThat(after(0, 19)).isEqualTo(LISTS);
        assertThat(after(0, 1)).isEqualTo(NONE);
    }

    @Test
    void operators_and_pressure_are_not_added_up_and_the_higher_one_counts() {
        house.choose(STATEMENTS);
        assertThat(after(1, 3)).isEqualTo(STATEMENTS);

        house.choose(NONE);
        assertThat(house.degradation.level()).isEqualTo(LISTS);
    }

    @Test
    void an_operator_may_forbid_the_pressure_to_raise_anything() {
        after(1, 60);

        house.degradation.take("{\"level\":\"LISTS\",\"automatic\":false}");

        assertThat(house.degradation.level()).isEqualTo(LISTS);
    }
}
