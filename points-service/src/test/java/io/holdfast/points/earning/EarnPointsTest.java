package io.holdfast.points.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.PublicId;
import io.holdfast.contract.points.TakeBackPoints;
import io.holdfast.points.PointsFixture;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.commit.TryLaterException;
import io.holdfast.points.grant.GrantFixture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EarnPointsTest {

    private static PointsFixture points;
    private static EarnPoints earnPoints;

    private final Owner ada = new Owner(PublicId.mint("mer"), "ada");
    private final Owner ben = new Owner(ada.merchantId(), "ben");

    @BeforeAll
    static void open() {
        points = new PointsFixture();
        earnPoints = points.earnPoints();
    }

    @AfterAll
    static void close() {
        points.close();
    }

    @AfterEach
    void audit() {
        points.audit();
    }

    @Test
    void a_settled_payment_earns_by_what_was_paid() {
        assertThat(earnPoints.earn(List.of(paid(ada, 12_399)))).isEqualTo(new Tally(1, 0, Set.of()));
        assertThat(available(ada)).isEqualTo(123);
    }

    @Test
    void the_same_event_twice_earns_once() {
        SettledPayment payment = paid(ada, 1_000);
        earnPoints.earn(List.of(payment));
        assertThat(earnPoints.earn(List.of(payment))).isEqualTo(new Tally(0, 1, Set.of()));
        assertThat(available(ada)).isEqualTo(10);
    }

    @Test
    void the_same_event_twice_in_one_batch_earns_once() {
        SettledPayment payment = paid(ada, 1_000);
        assertThat(earnPoints.earn(List.of(payment, paid(ben, 500), payment))).isEqualTo(new Tally(2, 1, Set.of()));
        assertThat(available(ada)).isEqualTo(10);
        assertThat(available(ben)).isEqualTo(5);
    }

    @Test
    void many_payments_of_one_customer_in_a_batch_add_up() {
        earnPoints.earn(List.of(paid(ada, 1_000), paid(ada, 2_050), paid(ada, 99), paid(ben, 100)));
        assertThat(available(ada)).isEqualTo(30);
        assertThat(available(ben)).isEqualTo(1);
    }

    @Test
    void a_payment_too_small_for_a_point_is_consumed_and_earns_none() {
        SettledPayment small = paid(ada, 99);
        assertThat(earnPoints.earn(List.of(small)).consumed()).isEqualTo(1);
        assertThat(earnPoints.earn(List.of(small)).repeated()).isEqualTo(1);
        assertThat(points.balances.entries(ada, null, 10)).isEmpty();
    }

    @Test
    void one_that_cannot_be_booked_takes_none_of_its_batch_with_it() {
        SettledPayment poison = paid(new Owner(ada.merchantId(), "x".repeat(65)), 1_000);
        Tally tally = earnPoints.earn(List.of(paid(ada, 1_000), poison, paid(ben, 1_000)));
        assertThat(tally).isEqualTo(new Tally(2, 0, Set.of(poison.eventId())));
        assertThat(available(ada)).isEqualTo(10);
        assertThat(available(ben)).isEqualTo(10);
        assertThat(earnPoints.earn(List.of(poison))).isEqualTo(Tally.failed(poison.eventId()));
    }

    @Test
    void another_event_of_a_payment_that_earned_earns_nothing_more() {
        SettledPayment payment = paid(ada, 1_000);
        earnPoints.earn(List.of(payment));
        SettledPayment again =
                new SettledPayment(PublicId.mint("evt"), payment.paymentId(), payment.owner(), payment.paid());
        assertThat(earnPoints.earn(List.of(again))).isEqualTo(new Tally(0, 1, Set.of()));
        assertThat(available(ada)).isEqualTo(10);
    }

    @Test
    void an_event_that_says_otherwise_than_the_refund_before_it_fails_alone() {
        SettledPayment payment = paid(ada, 1_000);
        GrantFixture.of(points, points.rates)
                .takeBack()
                .takeBack(new TakeBackPoints(PublicId.mint("ref"), payment.grant(), Money.of(400, CurrencyCode.CNY)));
        SettledPayment dearer = new SettledPayment(
                payment.eventId(), payment.paymentId(), payment.owner(), Money.of(1_001, CurrencyCode.CNY));
        assertThat(earnPoints.earn(List.of(paid(ben, 500), dearer)))
                .isEqualTo(new Tally(1, 0, Set.of(dearer.eventId())));
        assertThat(available(ada)).isZero();
        assertThat(earnPoints.earn(List.of(payment, paid(ben, 500)))).isEqualTo(new Tally(2, 0, Set.of()));
        assertThat(available(ada)).isEqualTo(6);
        assertThat(available(ben)).isEqualTo(10);
    }

    @Test
    void the_event_of_a_payment_that_was_revoked_earns_nothing_and_is_done_with() {
        SettledPayment payment = paid(ada, 1_000);
        GrantFixture.of(points, points.rates).revoke().revoke(payment.grant());
        assertThat(earnPoints.earn(List.of(payment))).isEqualTo(new Tally(0, 1, Set.of()));
        assertThat(available(ada)).isZero();
    }

    @Test
    void consumers_that_get_the_same_events_at_once_earn_each_once() throws Exception {
        List<SettledPayment> payments = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            payments.add(paid(i % 2 == 0 ? ada : ben, 1_000));
        }
        long seed = System.nanoTime();
        List<Callable<Tally>> consumers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<SettledPayment> own = new ArrayList<>(payments);
            Collections.shuffle(own, new Random(seed + i));
            consumers.add(() -> earnPoints.earn(own.subList(0, 20)).and(earnPoints.earn(own.subList(20, 40))));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        Tally all = Tally.NONE;
        try {
            for (Future<Tally> tally : threads.invokeAll(consumers)) {
                all = all.and(tally.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(available(ada)).as("seed %d", seed).isEqualTo(200);
        assertThat(available(ben)).as("seed %d", seed).isEqualTo(200);
        assertThat(all).as("seed %d", seed).isEqualTo(new Tally(40, 280, Set.of()));
    }

    @Test
    void without_a_database_all_is_for_later() {
        PointsFixture gone = new PointsFixture();
        gone.close();
        EarnPoints nowhere = gone.earnPoints();
        List<SettledPayment> batch = List.of(paid(ada, 1_000), paid(ben, 1_000));
        assertThatThrownBy(() -> nowhere.earn(batch)).isInstanceOf(TryLaterException.class);
    }

    private static long available(Owner owner) {
        return points.balances.of(owner).available();
    }

    private static SettledPayment paid(Owner owner, long fen) {
        return new SettledPayment(PublicId.mint("evt"), PublicId.mint("pay"), owner, Money.of(fen, CurrencyCode.CNY));
    }
}
