package io.holdfast.sandbox.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.sandbox.alipay.Alipay;
import io.holdfast.sandbox.time.Pace;
import io.holdfast.sandbox.wechat.Wechat;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void wechat_repeats_for_a_day_and_4_minutes() {
        assertThat(seconds(Wechat.SCHEDULE))
                .containsExactly(
                        15L, 15L, 30L, 180L, 600L, 1200L, 1800L, 1800L, 1800L, 3600L, 10800L, 10800L, 10800L, 21600L,
                        21600L);
        assertThat(Wechat.SCHEDULE.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofHours(24).plusMinutes(4));
    }

    @Test
    void alipay_repeats_seven_times() {
        assertThat(seconds(Alipay.SCHEDULE)).containsExactly(240L, 600L, 600L, 3600L, 7200L, 21600L, 54000L);
    }

    @Test
    void a_minute_is_a_second_at_the_default_pace() {
        assertThat(new Pace(60).of(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
    }

    private static List<Long> seconds(Schedule schedule) {
        return schedule.waits().stream().map(Duration::toSeconds).toList();
    }
}
