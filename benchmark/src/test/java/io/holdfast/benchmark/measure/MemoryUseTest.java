package io.holdfast.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryUseTest {

    @Test
    void a_heap_that_fills_up_and_stays_is_bounded() {
        assertThat(new MemoryUse(1000, List.of(1200L, 1500L, 1600L, 1610L, 1590L, 1620L)).isBounded())
                .isTrue();
    }

    @Test
    void what_goes_on_growing_is_not() {
        assertThat(new MemoryUse(1000, List.of(1100L, 1200L, 1300L, 1400L, 1500L, 1600L)).isBounded())
                .isFalse();
    }

    @Test
    void of_what_was_hardly_looked_at_nothing_can_be_said() {
        assertThat(new MemoryUse(1000, List.of(1000L, 1000L)).isBounded()).isFalse();
    }

    @Test
    void a_process_is_looked_at_while_something_goes_on() throws InterruptedException {
        try (MemoryWatch watch = new MemoryWatch(List.of(ProcessHandle.current().pid()), Duration.ofMillis(20))) {
            Thread.sleep(400);
            MemoryUse use = watch.end();

            assertThat(use.before()).isBetween(20L, 10_000L);
            assertThat(use.samples()).hasSizeBetween(4, 25);
            assertThat(use.highest()).isGreaterThanOrEqualTo(use.samples().get(0));
        }
    }
}
