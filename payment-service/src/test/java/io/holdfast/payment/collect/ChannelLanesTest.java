package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.holdfast.contract.payment.PaymentView;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** A channel that hangs. */
class ChannelLanesTest extends InCollectHouse {

    @Test
    void a_channel_that_hangs_refuses_what_is_too_much_and_holds_up_no_other() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        ChannelLanes lanes = new ChannelLanes(1, 1);
        try {
            for (int i = 0; i < 2; i++) {
                lanes.reserve("SLOW").start(() -> awaited(hangs));
            }

            assertThat(lanes.reserve("SLOW")).isNull();
            assertThat(lanes.reserve("OTHER").start(() -> "done").get(5, TimeUnit.SECONDS))
                    .isEqualTo("done");
            assertThat(lanes.underWay()).isEqualTo(2);
        } finally {
            hangs.countDown();
        }
        assertThat(lanes.drain(Duration.ofSeconds(5))).isTrue();
        assertThat(lanes.reserve("SLOW")).isNull();
    }

    @Test
    void only_so_many_wait_for_a_channel_and_the_rest_are_answered_with_what_is_known() throws Exception {
        PaymentView payment = collecting.waiting();
        AwaitOutcome await = new AwaitOutcome(house.payments, Duration.ofSeconds(30), 1);
        CountDownLatch waits = new CountDownLatch(1);
        CompletableFuture<Object> hangs = new CompletableFuture<>() {
            @Override
            public Object get(long timeout, TimeUnit unit)
                    throws InterruptedException, ExecutionException, TimeoutException {
                waits.countDown();
                return super.get(timeout, unit);
            }
        };
        ExecutorService first = Executors.newSingleThreadExecutor();
        try {
            Future<PaymentView> held = first.submit(() -> await.outcome(payment, "WECHAT", hangs));
            assertThat(waits.await(10, TimeUnit.SECONDS)).isTrue();

            PaymentView second = assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> await.outcome(payment, "WECHAT", new CompletableFuture<>()));

            assertThat(second).isEqualTo(payment);
            assertThat(held.isDone()).isFalse();
            hangs.complete("done");
            assertThat(held.get(10, TimeUnit.SECONDS)).isEqualTo(payment);
        } finally {
            first.shutdownNow();
        }
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
