package io.holdfast.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoublingPauseTest {

    @ParameterizedTest
    @CsvSource({"0, 60, 1", "1, 60, 2", "5, 60, 32", "6, 60, 60", "2147483647, 60, 60", "30, 10000000, 1048576"})
    void it_doubles_up_to_the_longest(int looks, long longest, long seconds) {
        assertThat(new DoublingPause(Duration.ofSeconds(longest)).after(looks)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
