package io.holdfast.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void percentiles_are_of_all_that_was_added() {
        Tally all = new Tally();
        for (int i = 1; i <= 100; i++) {
            Tally one = new Tally();
            one.done(TimeUnit.MILLISECONDS.toNanos(i), false);
            all.add(one);
        }

        assertThat(all.count()).isEqualTo(100);
        assertThat(all.percentileMillis(50)).isCloseTo(50, within(0.1));
        assertThat(all.percentileMillis(99)).isCloseTo(99, within(0.1));
        assertThat(all.maxMillis()).isCloseTo(100, within(0.2));
    }

    @Test
    void errors_of_one_kind_are_added_up() {
        Tally all = new Tally();
        for (String kind : new String[] {"401 key_unknown", "FAILED TIMED_OUT", "401 key_unknown"}) {
            Tally one = new Tally();
            one.error(kind);
            all.add(one);
        }

        assertThat(all.errors()).isEqualTo(Map.of("401 key_unknown", 2L, "FAILED TIMED_OUT", 1L));
        assertThat(all.errorCount()).isEqualTo(3);
        assertThat(all.count()).isZero();
    }

    @Test
    void a_latency_beyond_the_scale_is_the_longest_there_is() {
        Tally tally = new Tally();
        tally.done(TimeUnit.HOURS.toNanos(1), false);

        assertThat(tally.maxMillis()).isCloseTo(120_000, within(100.0));
    }
}
