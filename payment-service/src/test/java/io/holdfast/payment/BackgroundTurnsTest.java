package io.holdfast.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(classes = {IllegalStateException.class, NoClassDefFoundError.class})
    void a_turn_that_fails_is_made_again(Class<? extends Throwable> how) throws Exception {
        CountDownLatch three = new CountDownLatch(3);
        turns = new BackgroundTurns("turns", Duration.ofMillis(1), () -> {
            three.countDown();
            if (three.getCount() > 1) {
                sneak(how);
            }
            return false;
        });

        turns.start();

        assertThat(reached(three)).isTrue();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Class<? extends Throwable> failure) throws T {
        try {
            throw (T) failure.getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
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
