package io.holdfast.payment.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a merchant wants to hear of, and how often it is tried. */
class PolicyTest {

    private static final List<Duration> STANDARD = List.of(Duration.ZERO, Duration.ofMinutes(1));

    @ParameterizedTest
    @ValueSource(strings = {"default", "wechat", "alipay", "0", "0,60,86400"})
    void a_policy_is_read_as_it_was_stored(String stored) {
        assertThat(RetryPolicy.read(stored).stored()).isEqualTo(stored);
    }

    @Test
    void the_presets_are_the_channels_own_schedules_after_a_first_attempt_at_once() {
        Duration wechat = RetryPolicy.named("wechat").pauses(STANDARD).stream().reduce(Duration.ZERO, Duration::plus);
        Duration alipay = RetryPolicy.named("alipay").pauses(STANDARD).stream().reduce(Duration.ZERO, Duration::plus);

        assertThat(wechat).isEqualTo(Duration.ofHours(24).plusMinutes(4));
        assertThat(alipay).isEqualTo(Duration.ofHours(24).plusMinutes(24));
        assertThat(RetryPolicy.named("default").pauses(STANDARD)).isEqualTo(STANDARD);
        assertThat(RetryPolicy.ofSeconds(List.of(3, 4)).pauses(STANDARD))
                .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @Test
    void policies_that_there_are_not_are_refused() {
        assertThatThrownBy(() -> RetryPolicy.named("never")).isInstanceOf(IllegalArgumentException.class);
        for (List<Integer> seconds :
                List.of(List.<Integer>of(), List.of(-1), List.of(86_401), Collections.nCopies(21, 1))) {
            assertThatThrownBy(() -> RetryPolicy.ofSeconds(seconds)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void all_types_are_wanted_or_those_that_are_named() {
        EventTypes some = EventTypes.of(List.of("refund.failed", "payment.failed", "refund.failed"));

        assertThat(some.stored()).isEqualTo("payment.failed,refund.failed");
        assertThat(EventTypes.read(some.stored())).isEqualTo(some);
        assertThat(some.include("payment.failed")).isTrue();
        assertThat(some.include("payment.succeeded")).isFalse();
        assertThat(EventTypes.of(List.of("*"))).isEqualTo(EventTypes.ALL);
        assertThat(EventTypes.read("*").include("payment.of_next_year")).isTrue();
        for (List<String> bad : List.of(List.<String>of(), List.of("payment.lost"), List.of("*", "payment.failed"))) {
            assertThatThrownBy(() -> EventTypes.of(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
