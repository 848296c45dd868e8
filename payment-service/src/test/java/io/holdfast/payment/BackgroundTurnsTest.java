package io.holdfast.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundTurnsTest {

    private final AtomicInteger count = new AtomicInteger();
    private BackgroundTurns turns;

    @AfterEach
    void stop() {
        turns.stop();
    }

    private boolean reached(CountDownLatch latch) throws InterruptedException {
        return latch.await(20, TimeUnit.SECONDS);
    }

    @Test
    void while_there_is_more_to_do_no_pause_is_made() throws Exception {
        CountDownLatch ten = new CountDownLatch(10);
        turns = new BackgroundTurns("turns", Duration.ofHours(1), () -> {
            ten.countDown();
            return ten.getCount() > 0;
        });

        turns.start();

        assertThat(reached(ten)).isTrue();
    }

    @Test
    void a_turn_that_fails_is_made_again() throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        turns = new BackgroundTurns("turns", Duration.ofMillis(1), () -> {
            three.countDown();
            if (three.getCount() > 1) {
                throw new IllegalStateException("not now");
            }
            return false;
        });

        turns.start();

        assertThat(reached(three)).isTrue();
    }

    @Test
    void stopping_wakes_the_pause_and_ends_the_turns() throws Exception {
        CountDownLatch one = new CountDownLatch(1);
        turns = new BackgroundTurns("turns", Duration.ofHours(1), () -> {
            count.incrementAndGet();
            one.countDown();
            return false;
        });
        turns.start();
        assertThat(reached(one)).isTrue();

        long before = System.nanoTime();
        turns.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        assertThat(turns.isRunning()).isFalse();
        assertThat(count).hasValue(1);
    }
}
