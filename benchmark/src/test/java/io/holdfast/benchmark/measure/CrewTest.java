package io.holdfast.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CrewTest {

    @Test
    void each_worker_is_busy_until_the_time_is_over() throws InterruptedException {
        Measured measured = crew(4).work(Duration.ofMillis(500), worker -> {
            Thread.sleep(20);
            return new Result.Done(false);
        });

        assertThat(measured.seconds()).isCloseTo(0.5, within(0.2));
        assertThat(measured.tally().count()).isBetween(40L, 100L);
        assertThat(measured.tally().percentileMillis(50)).isBetween(20.0, 40.0);
        assertThat(measured.perSecond()).isCloseTo(measured.tally().count() / measured.seconds(), within(0.001));
    }

    @Test
    void what_ends_after_the_time_is_not_counted() throws InterruptedException {
        Measured measured = crew(3).work(Duration.ofMillis(50), worker -> {
            Thread.sleep(200);
            return new Result.Done(false);
        });

        assertThat(measured.tally().count()).isZero();
        assertThat(measured.seconds()).isLessThan(0.15);
    }

    @Test
    void an_error_after_the_time_is_still_an_error() throws InterruptedException {
        Measured measured = crew(3).work(Duration.ofMillis(50), worker -> {
            Thread.sleep(200);
            return new Result.Wrong("broken");
        });

        assertThat(measured.tally().errors()).isEqualTo(Map.of("broken", 3L));
    }

    @Test
    void all_is_counted_when_nothing_is_left() throws InterruptedException {
        AtomicInteger left = new AtomicInteger(100);
        Measured measured = crew(4).work(
                        Duration.ofSeconds(30),
                        worker -> left.getAndDecrement() > 0 ? new Result.Done(false) : new Result.NothingLeft());

        assertThat(measured.tally().count()).isEqualTo(100);
        assertThat(measured.seconds()).isLessThan(5);
    }

    @Test
    void a_worker_that_cannot_go_on_ends_the_run() {
        assertThatThrownBy(() -> crew(2).work(Duration.ofSeconds(30), worker -> {
                    throw new IOException("no shop opens today");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no shop opens today");
    }

    @Test
    void processor_time_is_that_of_the_named_processes() throws InterruptedException {
        Map<String, Long> pids = Map.of("me", ProcessHandle.current().pid());
        Measured busy = new Crew<>(List.of(1), pids).work(Duration.ofMillis(600), worker -> {
            long until = System.nanoTime() + 10_000_000;
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return new Result.Done(false);
        });

        assertThat(busy.cpu().seconds().keySet()).containsExactly("me", ProcessorTime.ELSEWHERE);
        assertThat(busy.cpu().named()).isBetween(0.1, 2.0);
        assertThat(busy.millisEach(busy.cpu().named())).isPositive();
    }

    private static Crew<Integer> crew(int workers) {
        return new Crew<>(List.of(1, 2, 3, 4).subList(0, workers), Map.of());
    }
}
