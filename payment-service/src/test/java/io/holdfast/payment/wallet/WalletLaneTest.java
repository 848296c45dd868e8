package io.holdfast.payment.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.pay.PaymentLane.Place;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalletLaneTest extends InPaymentHouse {

    private final CountDownLatch held = new CountDownLatch(1);
    private WalletLane lane;

    @BeforeEach
    void build() {
        lane = lane(Duration.ofMillis(200));
    }

    private WalletLane lane(Duration drainWithin) {
        Duration timeout = Duration.ofSeconds(20);
        WalletTries tries = new WalletTries(house.stock, house.points, house.funds, timeout);
        WalletConfig config = new WalletConfig(timeout, timeout, 1, 1, drainWithin);
        return new WalletLane(
                new WalletTransaction(house.coordinator, tries, house.finish, house.payments, house.clock),
                config,
                house.clock);
    }

    private void holdFunds() {
        house.funds.meanwhile = () -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    private static PaymentView outcome(CompletableFuture<PaymentView> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    /** A place is freed a moment after its outcome is known. */
    private Place reservedSoon() throws InterruptedException {
        Place place = lane.reserve();
        for (int i = 0; i < 500 && place == null; i++) {
            Thread.sleep(10);
            place = lane.reserve();
        }
        return place;
    }

    @Test
    void one_runs_one_waits_and_the_third_is_refused_until_a_place_is_free() throws Exception {
        holdFunds();
        CompletableFuture<PaymentView> first = lane.reserve().start(house.accepted());
        CompletableFuture<PaymentView> second = lane.reserve().start(house.accepted());

        assertThat(lane.reserve()).isNull();

        held.countDown();
        assertThat(outcome(first).state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(outcome(second).state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(reservedSoon()).isNotNull();
    }

    @Test
    void a_place_that_was_not_used_is_free_again_once() {
        Place one = lane.reserve();
        Place two = lane.reserve();
        one.close();
        one.close();

        assertThat(lane.reserve()).isNotNull();
        assertThat(lane.reserve()).isNull();
        two.close();
    }

    @Test
    void closing_a_used_place_does_not_free_it() {
        holdFunds();
        Place place = lane.reserve();
        place.start(house.accepted());
        place.close();
        lane.reserve();

        assertThat(lane.reserve()).isNull();
        held.countDown();
    }

    @Test
    void a_payment_that_cannot_be_ended_stays_processing_and_frees_its_place() throws Exception {
        PaymentView neverStored = io.holdfast.payment.fake.FakePayments.processing(house.clock.instant());

        PaymentView outcome = outcome(lane.reserve().start(neverStored));

        assertThat(outcome).isEqualTo(neverStored);
        assertThat(reservedSoon()).isNotNull();
        assertThat(reservedSoon()).isNotNull();
    }

    @Test
    void draining_waits_for_what_is_under_way_and_takes_nothing_new() throws Exception {
        lane = lane(Duration.ofSeconds(10));
        CountDownLatch reached = new CountDownLatch(1);
        house.funds.meanwhile = () -> {
            reached.countDown();
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        CompletableFuture<PaymentView> running = lane.reserve().start(house.accepted());
        reached.await();

        assertThat(lane.drain()).isTrue();

        assertThat(running).isDone();
        assertThat(outcome(running).state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(lane.reserve()).isNull();
    }

    @Test
    void what_was_drained_is_not_waited_for_again() {
        lane = lane(Duration.ofSeconds(10));
        assertThat(lane.drain()).isTrue();
        long begun = System.nanoTime();

        assertThat(lane.drain()).isTrue();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(lane.reserve()).isNull();
    }

    @Test
    void draining_gives_up_on_what_takes_too_long() throws Exception {
        holdFunds();
        CompletableFuture<PaymentView> running = lane.reserve().start(house.accepted());

        assertThat(lane.drain()).isFalse();

        held.countDown();
        assertThat(outcome(running).state()).isEqualTo(PaymentState.SUCCEEDED);
    }
}
