package io.holdfast.payment.resolve;

import static io.holdfast.contract.branch.BranchState.ABSENT;
import static io.holdfast.contract.branch.BranchState.CANCELLED;
import static io.holdfast.contract.branch.BranchState.CONFIRMED;
import static io.holdfast.contract.branch.BranchState.TRIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.fake.FakeOrders;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.resolve.jdbc.DueLooksJdbc;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest extends InPaymentHouse {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(6);
    private static final Duration GIVEN_UP_AFTER = Duration.ofSeconds(25);
    private final List<Verdict> verdicts = new ArrayList<>();
    private FakeOrders orders;
    private Resolver resolver;

    @BeforeEach
    void build() {
        orders = new FakeOrders("ann");
        resolver = resolver(house.coordinator, 100);
    }

    private Resolver resolver(Coordinator coordinator, int batch) {
        return new Resolver(
                new DueLooksJdbc(database.jdbc(), database.transactions(), house.clock, Duration.ofSeconds(15)),
                house.payments,
                new Participants(house.stock, house.points, house.funds),
                coordinator,
                new Customers(orders),
                house.finish,
                verdicts::add,
                house.clock,
                GIVEN_UP_AFTER,
                batch);
    }

    private void put(PaymentView payment, BranchState stock, BranchState funds, String xid) {
        if (stock != ABSENT) {
            house.stock.put(payment.paymentId(), stock, xid);
        }
        if (funds != ABSENT) {
            house.funds.put(payment.paymentId(), funds, xid);
        }
    }

    private void assertProcessing(PaymentView payment) {
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.PROCESSING);
        assertThat(house.events(payment)).isZero();
    }

    private void assertSucceeded(PaymentView payment) {
        PaymentView stored = house.stored(payment);
        assertThat(stored.state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(stored.customer()).isEqualTo("ann");
        assertThat(house.events(payment)).isOne();
        assertThat(house.replied).containsExactly(stored);
    }

    private void assertFailed(PaymentView payment, FailureReason reason) {
        PaymentView stored = house.stored(payment);
        assertThat(stored.state()).isEqualTo(PaymentState.FAILED);
        assertThat(stored.failureReason()).isEqualTo(reason);
        assertThat(house.events(payment)).isOne();
        assertThat(house.replied).containsExactly(stored);
    }

    @Test
    void nothing_is_looked_at_before_its_time() {
        PaymentView payment = house.accepted();
        put(payment, CONFIRMED, CONFIRMED, "xid-1");
        house.clock.pass(FIRST_LOOK.minusMillis(1));

        assertThat(resolver.turn()).isFalse();

        assertProcessing(payment);
        assertThat(verdicts).isEmpty();
    }

    @Test
    void a_lost_commit_reply_is_found_out_at_the_first_look() {
        PaymentView payment = house.accepted();
        put(payment, CONFIRMED, CONFIRMED, "xid-1");
        house.clock.pass(FIRST_LOOK);

        resolver.turn();

        assertSucceeded(payment);
    }

    @Test
    void everything_cancelled_fails_with_the_reason_that_was_kept() {
        PaymentView payment = house.accepted();
        house.payments.leaveOpen(payment.paymentId(), FailureReason.INSUFFICIENT_STOCK, house.clock.instant());
        put(payment, CANCELLED, CANCELLED, "xid-1");

        resolver.turn();

        assertFailed(payment, FailureReason.INSUFFICIENT_STOCK);
    }

    @Test
    void without_a_reason_it_timed_out() {
        PaymentView payment = house.accepted();
        put(payment, CANCELLED, CANCELLED, "xid-1");
        house.clock.pass(FIRST_LOOK);

        resolver.turn();

        assertFailed(payment, FailureReason.TIMED_OUT);
    }

    @Test
    void points_must_have_confirmed_too_where_points_pay_a_part() {
        PaymentView payment = house.acceptedWithPoints();
        put(payment, CONFIRMED, CONFIRMED, "xid-1");
        house.points.put(payment.paymentId(), TRIED, "xid-1");
        house.clock.pass(FIRST_LOOK);

        resolver.turn();
        assertProcessing(payment);

        house.points.put(payment.paymentId(), CONFIRMED, "xid-1");
        house.clock.pass(Duration.ofSeconds(1));
        resolver.turn();
        assertSucceeded(payment);
    }

    @ParameterizedTest
    @CsvSource({"TRIED, TRIED", "TRIED, ABSENT", "ABSENT, ABSENT", "CONFIRMED, TRIED", "CANCELLED, ABSENT"})
    void a_young_payment_is_left_to_the_coordinator_whatever_it_knows(BranchState stock, BranchState funds) {
        PaymentView payment = house.accepted();
        put(payment, stock, funds, "xid-unknown");
        house.clock.pass(GIVEN_UP_AFTER.minusMillis(1));

        resolver.turn();

        assertProcessing(payment);
        assertThat(verdicts).containsExactly(Verdict.WAIT);
        assertThat(house.stock.resolutions()).isZero();
    }

    @Test
    void what_the_coordinator_forgot_half_confirmed_is_confirmed_to_the_end() {
        PaymentView payment = house.acceptedWithPoints();
        put(payment, CONFIRMED, TRIED, "xid-1");
        house.points.put(payment.paymentId(), TRIED, "xid-1");
        house.clock.pass(GIVEN_UP_AFTER);

        resolver.turn();

        assertSucceeded(payment);
        assertThat(house.states(payment)).containsExactly(CONFIRMED, CONFIRMED, CONFIRMED);
    }

    @ParameterizedTest
    @CsvSource({"TRIED, TRIED", "TRIED, ABSENT", "ABSENT, TRIED", "CANCELLED, TRIED", "CANCELLED, ABSENT"})
    void what_the_coordinator_forgot_unconfirmed_is_cancelled_everywhere(BranchState stock, BranchState funds) {
        PaymentView payment = house.accepted();
        put(payment, stock, funds, "xid-1");
        house.clock.pass(GIVEN_UP_AFTER);

        resolver.turn();

        assertFailed(payment, FailureReason.TIMED_OUT);
        assertThat(house.states(payment)).containsExactly(CANCELLED, ABSENT, CANCELLED);
    }

    @Test
    void a_payment_never_tried_is_cancelled_with_tombstones_without_asking_the_coordinator() {
        PaymentView payment = house.acceptedWithPoints();
        house.coordinator.down = true;
        house.clock.pass(GIVEN_UP_AFTER);

        resolver.turn();

        assertFailed(payment, FailureReason.TIMED_OUT);
        assertThat(house.states(payment)).containsExactly(CANCELLED, CANCELLED, CANCELLED);
    }

    @Test
    void while_the_coordinator_is_silent_nothing_is_decided() {
        PaymentView payment = house.accepted();
        put(payment, TRIED, TRIED, "xid-1");
        house.coordinator.down = true;
        house.clock.pass(GIVEN_UP_AFTER);

        resolver.turn();

        assertProcessing(payment);
        assertThat(house.states(payment)).containsExactly(TRIED, ABSENT, TRIED);
    }

    @ParameterizedTest
    @CsvSource({"stock", "funds"})
    void while_a_participant_is_silent_nothing_is_decided(String silent) {
        PaymentView payment = house.acceptedWithPoints();
        put(payment, CONFIRMED, CONFIRMED, "xid-1");
        house.points.put(payment.paymentId(), CONFIRMED, "xid-1");
        house.stock.silent = silent.equals("stock");
        house.funds.silent = silent.equals("funds");
        house.clock.pass(GIVEN_UP_AFTER);

        assertThatThrownBy(resolver::turn).hasMessageContaining("no answer");

        assertProcessing(payment);
    }

    @Test
    void silent_points_hold_up_only_payments_that_points_pay_a_part_of() {
        PaymentView withPoints = house.acceptedWithPoints();
        PaymentView without = house.accepted();
        put(withPoints, CONFIRMED, CONFIRMED, "xid-1");
        put(without, CONFIRMED, CONFIRMED, "xid-2");
        house.points.silent = true;
        house.clock.pass(FIRST_LOOK);

        resolver.turn();

        assertProcessing(withPoints);
        assertSucceeded(without);
    }

    @Test
    void looks_that_come_to_nothing_end_the_turn_after_a_few_and_hold_up_no_later_turn() {
        List<PaymentView> payments = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            payments.add(house.accepted());
            put(payments.get(i), CONFIRMED, CONFIRMED, "xid-" + i);
        }
        orders.silent = true;
        house.clock.pass(FIRST_LOOK);
        resolver.turn();
        assertThat(verdicts).hasSize(3);

        orders.silent = false;
        house.clock.pass(Duration.ofSeconds(1));
        resolver.turn();

        assertThat(house.finished).hasSize(10);
    }

    @Test
    void a_participant_that_falls_silent_while_told_leaves_the_payment_open_until_it_answers() {
        PaymentView payment = house.accepted();
        put(payment, TRIED, TRIED, "xid-1");
        Resolver interrupted = resolver(
                xid -> {
                    house.funds.silent = true;
                    return Coordinator.Knowledge.DONE;
                },
                100);
        house.clock.pass(GIVEN_UP_AFTER);
        interrupted.turn();
        assertProcessing(payment);

        house.funds.silent = false;
        house.clock.pass(Duration.ofSeconds(15));
        resolver.turn();

        assertFailed(payment, FailureReason.TIMED_OUT);
    }

    @Test
    void success_waits_for_the_orders_customer() {
        PaymentView payment = house.accepted();
        put(payment, CONFIRMED, CONFIRMED, "xid-1");
        orders.silent = true;
        house.clock.pass(FIRST_LOOK);
        resolver.turn();
        assertProcessing(payment);

        orders.silent = false;
        house.clock.pass(Duration.ofSeconds(1));
        resolver.turn();

        assertSucceeded(payment);
    }

    @ParameterizedTest
    @CsvSource({"CONFIRMED, CANCELLED", "CANCELLED, CONFIRMED", "CONFIRMED, ABSENT"})
    void a_contradiction_moves_nothing(BranchState stock, BranchState funds) {
        PaymentView payment = house.accepted();
        put(payment, stock, funds, "xid-1");
        house.clock.pass(GIVEN_UP_AFTER);

        resolver.turn();

        assertThat(verdicts).containsExactly(Verdict.CONTRADICTION);
        assertProcessing(payment);
        assertThat(house.states(payment)).containsExactly(stock, ABSENT, funds);
        assertThat(house.stock.resolutions() + house.funds.resolutions()).isZero();
    }

    /** Reports are read, then the coordinator confirms both and forgets: it must not look like something to cancel. */
    @Test
    void what_was_confirmed_between_the_reports_and_the_coordinators_answer_is_not_cancelled() {
        PaymentView payment = house.accepted();
        put(payment, TRIED, TRIED, "xid-1");
        Resolver late = resolver(
                xid -> {
                    put(payment, CONFIRMED, CONFIRMED, xid);
                    return Coordinator.Knowledge.DONE;
                },
                100);
        house.clock.pass(GIVEN_UP_AFTER);

        late.turn();

        assertSucceeded(payment);
        assertThat(house.stock.resolutions()).isZero();
    }

    @Test
    void pauses_grow_from_one_second_to_the_longest() {
        PaymentView payment = house.accepted();
        house.stock.put(payment.paymentId(), CONFIRMED, "xid-1");
        List<Long> pauses = new ArrayList<>();
        for (int look = 0; look < 7; look++) {
            house.clock.pass(Duration.between(
                    house.clock.instant(), house.stored(payment).nextLookAt()));
            resolver.turn();
            pauses.add(Duration.between(
                            house.clock.instant(), house.stored(payment).nextLookAt())
                    .toSeconds());
        }

        assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
    }

    @Test
    void a_full_batch_says_that_there_is_more() {
        PaymentView first = house.accepted();
        PaymentView second = house.accepted();
        put(first, CONFIRMED, CONFIRMED, "xid-1");
        put(second, CONFIRMED, CONFIRMED, "xid-2");
        house.clock.pass(FIRST_LOOK);
        Resolver one = resolver(house.coordinator, 1);

        assertThat(one.turn()).isTrue();
        assertThat(one.turn()).isTrue();
        assertThat(one.turn()).isFalse();

        assertThat(house.finished).hasSize(2);
    }

    /** Two instances, and the threads that carried the payments out, all at once: each payment ends once. */
    @Test
    void two_resolvers_and_the_first_opener_end_each_payment_once() throws Exception {
        List<PaymentView> payments = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            PaymentView payment = house.accepted();
            BranchState state = ThreadLocalRandom.current().nextBoolean() ? CONFIRMED : CANCELLED;
            put(payment, state, state, "xid-" + i);
            payments.add(payment);
        }
        house.clock.pass(FIRST_LOOK);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Callable<Object>> all = new ArrayList<>();
        all.add(() -> resolver(house.coordinator, 10).turn());
        all.add(() -> resolver(house.coordinator, 10).turn());
        payments.forEach(payment -> all.add(() -> house.stock.state(payment.paymentId()) == CONFIRMED
                ? house.finish.succeeded(payment, "ann")
                : house.finish.failed(payment, FailureReason.INSUFFICIENT_FUNDS, null)));
        for (Future<Object> done : threads.invokeAll(all)) {
            done.get();
        }
        threads.shutdown();

        for (PaymentView payment : payments) {
            assertThat(house.events(payment)).isOne();
            assertThat(house.stored(payment).state())
                    .isEqualTo(
                            house.stock.state(payment.paymentId()) == CONFIRMED
                                    ? PaymentState.SUCCEEDED
                                    : PaymentState.FAILED);
        }
        assertThat(house.finished).hasSize(40);
        assertThat(house.finished.stream().map(PaymentView::paymentId)).doesNotHaveDuplicates();
    }

    @Test
    void two_instances_do_not_lease_the_same_payment() throws Exception {
        for (int i = 0; i < 50; i++) {
            house.accepted();
        }
        house.clock.pass(FIRST_LOOK);
        DueLooks looks =
                new DueLooksJdbc(database.jdbc(), database.transactions(), house.clock, Duration.ofSeconds(15));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<String> leased = new ArrayList<>();
        Callable<List<DueLook>> twenty = () -> looks.lease(20);
        for (Future<List<DueLook>> lease : threads.invokeAll(Collections.nCopies(4, twenty))) {
            lease.get().forEach(look -> leased.add(look.paymentId()));
        }
        threads.shutdown();
        looks.lease(50).forEach(look -> leased.add(look.paymentId()));

        assertThat(leased).hasSize(50).doesNotHaveDuplicates();
    }
}
