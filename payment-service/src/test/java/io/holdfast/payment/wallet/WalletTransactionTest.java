package io.holdfast.payment.wallet;

import static io.holdfast.contract.branch.BranchState.ABSENT;
import static io.holdfast.contract.branch.BranchState.CANCELLED;
import static io.holdfast.contract.branch.BranchState.CONFIRMED;
import static io.holdfast.contract.branch.BranchState.TRIED;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.account.HoldOutcome;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.points.PointsHoldOutcome;
import io.holdfast.payment.fake.FakeCoordinator.Fault;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.protection.deadline.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalletTransactionTest extends InPaymentHouse {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private final AtomicLong nanos = new AtomicLong();
    private WalletTransaction transaction;

    @BeforeEach
    void build() {
        transaction = new WalletTransaction(
                house.coordinator,
                new WalletTries(house.stock, house.points, house.funds, Duration.ofSeconds(30)),
                house.finish,
                house.payments,
                house.clock);
    }

    private PaymentView carryOut(PaymentView payment) {
        return transaction.carryOut(payment, Deadline.in(TIMEOUT, nanos::get));
    }

    private void assertFailed(PaymentView payment, PaymentView answer, FailureReason reason) {
        assertThat(answer.state()).isEqualTo(PaymentState.FAILED);
        assertThat(answer.failureReason()).isEqualTo(reason);
        assertThat(house.stored(payment)).isEqualTo(answer);
        assertThat(house.events(payment)).isOne();
        assertThat(house.states(payment)).doesNotContain(TRIED, CONFIRMED);
    }

    private void assertLeftOpen(PaymentView payment, PaymentView answer) {
        assertThat(answer).isEqualTo(payment);
        PaymentView stored = house.stored(payment);
        assertThat(stored.state()).isEqualTo(PaymentState.PROCESSING);
        assertThat(stored.nextLookAt()).isEqualTo(house.clock.instant());
        assertThat(house.events(payment)).isZero();
    }

    @Test
    void everything_held_and_committed_succeeds() {
        PaymentView payment = house.accepted();

        PaymentView answer = carryOut(payment);

        assertThat(answer.state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(answer.customer()).isEqualTo("ann");
        assertThat(answer.finishedAt()).isNotNull();
        assertThat(answer.nextLookAt()).isNull();
        assertThat(house.stored(payment)).isEqualTo(answer);
        assertThat(house.states(payment)).containsExactly(CONFIRMED, ABSENT, CONFIRMED);
        assertThat(house.events(payment)).isOne();
        assertThat(house.replied).containsExactly(answer);
        assertThat(house.finished).containsExactly(answer);
    }

    @Test
    void points_pay_their_part_and_the_wallet_the_rest() {
        PaymentView payment = house.acceptedWithPoints();

        assertThat(carryOut(payment).state()).isEqualTo(PaymentState.SUCCEEDED);

        assertThat(house.states(payment)).containsExactly(CONFIRMED, CONFIRMED, CONFIRMED);
        assertThat(house.stock.tries.get(0).total().amountMinor()).isEqualTo(1_000);
        assertThat(house.points.tries.get(0).points()).isEqualTo(200);
        assertThat(house.points.tries.get(0).value().amountMinor()).isEqualTo(200);
        assertThat(house.points.tries.get(0).customer()).isEqualTo("ann");
        assertThat(house.funds.tries.get(0).amount().amountMinor()).isEqualTo(800);
        assertThat(house.funds.tries.get(0).pointsValueMinor()).isEqualTo(200);
        assertThat(house.funds.tries.get(0).feeBasisPoints()).isEqualTo(60);
        assertThat(house.funds.tries.get(0).expiresAt())
                .isEqualTo(payment.createdAt().plusSeconds(30));
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER_NOT_FOUND, ORDER_NOT_FOUND",
        "ORDER_NOT_PAYABLE, ORDER_NOT_PAYABLE",
        "AMOUNT_MISMATCH, AMOUNT_MISMATCH",
        "INSUFFICIENT_STOCK, INSUFFICIENT_STOCK",
        "ALREADY_CANCELLED, TIMED_OUT",
        "CONTENT_MISMATCH, TIMED_OUT"
    })
    void a_reservation_that_is_declined_fails_the_payment_and_nothing_else_is_tried(
            ReservationOutcome.Reason declined, FailureReason reason) {
        PaymentView payment = house.acceptedWithPoints();
        house.stock.declines = declined;

        assertFailed(payment, carryOut(payment), reason);

        assertThat(house.points.tries).isEmpty();
        assertThat(house.funds.tries).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INSUFFICIENT_POINTS, INSUFFICIENT_POINTS",
        "VALUE_MISMATCH, POINTS_VALUE_CHANGED",
        "ALREADY_CANCELLED, TIMED_OUT",
        "CONTENT_MISMATCH, TIMED_OUT"
    })
    void points_that_are_declined_fail_the_payment_and_no_funds_are_tried(
            PointsHoldOutcome.Reason declined, FailureReason reason) {
        PaymentView payment = house.acceptedWithPoints();
        house.points.declines = declined;

        assertFailed(payment, carryOut(payment), reason);

        assertThat(house.funds.tries).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "INSUFFICIENT_FUNDS, INSUFFICIENT_FUNDS",
        "ACCOUNT_NOT_FOUND, ACCOUNT_NOT_FOUND",
        "ACCOUNT_FROZEN, ACCOUNT_FROZEN",
        "ACCOUNT_CLOSED, ACCOUNT_CLOSED",
        "CURRENCY_MISMATCH, CURRENCY_MISMATCH",
        "ALREADY_CANCELLED, TIMED_OUT",
        "CONTENT_MISMATCH, TIMED_OUT"
    })
    void funds_that_are_declined_fail_the_payment_and_release_the_stock(
            HoldOutcome.Reason declined, FailureReason reason) {
        PaymentView payment = house.accepted();
        house.funds.declines = declined;

        assertFailed(payment, carryOut(payment), reason);

        assertThat(house.stock.state(payment.paymentId())).isEqualTo(CANCELLED);
    }

    @Test
    void points_without_a_customer_are_not_tried() {
        PaymentView payment = house.acceptedWithPoints();
        house.stock.customer = null;

        assertFailed(payment, carryOut(payment), FailureReason.ORDER_WITHOUT_CUSTOMER);

        assertThat(house.points.tries).isEmpty();
    }

    @Test
    void a_try_whose_answer_is_lost_is_rolled_back_and_timed_out() {
        PaymentView payment = house.accepted();
        house.funds.losesNextAnswer = true;

        assertFailed(payment, carryOut(payment), FailureReason.TIMED_OUT);

        assertThat(house.states(payment)).containsExactly(CANCELLED, ABSENT, CANCELLED);
    }

    @Test
    void without_a_coordinator_nothing_is_tried_and_the_payment_fails() {
        PaymentView payment = house.accepted();
        house.coordinator.down = true;

        assertFailed(payment, carryOut(payment), FailureReason.TIMED_OUT);

        assertThat(house.stock.tries).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ANSWER_LOST, CONFIRMED", "REQUEST_LOST, TRIED", "STOPS_AFTER_DECIDING, TRIED"})
    void a_commit_whose_end_is_not_known_leaves_the_payment_open(
            Fault fault, io.holdfast.contract.branch.BranchState then) {
        PaymentView payment = house.accepted();
        house.coordinator.fault = fault;

        assertLeftOpen(payment, carryOut(payment));

        assertThat(house.states(payment)).containsExactly(then, ABSENT, then);
    }

    @ParameterizedTest
    @CsvSource({"ANSWER_LOST", "REQUEST_LOST", "STOPS_AFTER_DECIDING"})
    void a_rollback_whose_end_is_not_known_leaves_the_payment_open_and_keeps_the_reason(Fault fault) {
        PaymentView payment = house.accepted();
        house.funds.declines = HoldOutcome.Reason.INSUFFICIENT_FUNDS;
        house.coordinator.fault = fault;

        assertLeftOpen(payment, carryOut(payment));

        assertThat(database.jdbc()
                        .queryForObject(
                                "SELECT declined_for FROM payment WHERE payment_id = ?",
                                String.class,
                                payment.paymentId()))
                .isEqualTo("INSUFFICIENT_FUNDS");
    }

    @Test
    void a_payment_that_waited_too_long_for_a_thread_is_never_tried() {
        PaymentView payment = house.accepted();

        PaymentView answer = transaction.carryOut(payment, Deadline.in(Duration.ZERO, nanos::get));

        assertFailed(payment, answer, FailureReason.TIMED_OUT);
        assertThat(house.coordinator.timeouts).isEmpty();
        assertThat(house.stock.tries).isEmpty();
    }

    @Test
    void no_commit_is_sent_after_the_deadline() {
        PaymentView payment = house.accepted();
        house.funds.meanwhile = () -> nanos.addAndGet(TIMEOUT.toNanos());

        assertFailed(payment, carryOut(payment), FailureReason.TIMED_OUT);

        assertThat(house.states(payment)).containsExactly(CANCELLED, ABSENT, CANCELLED);
    }

    @Test
    void the_deadline_goes_with_the_tries_and_not_with_what_ends_them() {
        PaymentView payment = house.accepted();
        Deadline deadline = Deadline.in(TIMEOUT, nanos::get);
        List<Deadline> seen = new ArrayList<>();
        house.funds.meanwhile = () -> seen.add(Deadline.current());
        house.coordinator.beforeEnding = () -> seen.add(Deadline.current());

        assertThat(transaction.carryOut(payment, deadline).state()).isEqualTo(PaymentState.SUCCEEDED);

        assertThat(seen).containsExactly(deadline, null);
    }

    @Test
    void a_try_that_was_refused_because_its_time_had_run_out_is_rolled_back_and_timed_out() {
        PaymentView payment = house.accepted();
        house.funds.meanwhile = () -> {
            nanos.addAndGet(TIMEOUT.toNanos());
            Deadline.check("funds hold");
        };

        assertFailed(payment, carryOut(payment), FailureReason.TIMED_OUT);

        assertThat(house.stock.state(payment.paymentId())).isEqualTo(CANCELLED);
        assertThat(house.funds.state(payment.paymentId())).isNotIn(TRIED, CONFIRMED);
    }

    @Test
    void the_coordinator_is_given_what_is_left_of_the_time() {
        PaymentView payment = house.accepted();
        Deadline deadline = Deadline.in(TIMEOUT, nanos::get);
        nanos.addAndGet(Duration.ofSeconds(7).toNanos());

        transaction.carryOut(payment, deadline);

        assertThat(house.coordinator.timeouts).containsExactly(Duration.ofSeconds(13));
    }

    @Test
    void the_funds_of_a_payment_given_up_meanwhile_are_refused() {
        PaymentView payment = house.accepted();
        house.funds.meanwhile = () -> house.funds.put(payment.paymentId(), CANCELLED, null);

        assertFailed(payment, carryOut(payment), FailureReason.TIMED_OUT);
    }

    @Test
    void who_comes_second_answers_what_the_first_made_of_it() {
        PaymentView payment = house.accepted();
        house.funds.declines = HoldOutcome.Reason.INSUFFICIENT_FUNDS;
        house.funds.meanwhile = () -> house.finish.failed(payment, FailureReason.TIMED_OUT, null);

        assertFailed(payment, carryOut(payment), FailureReason.TIMED_OUT);

        assertThat(house.finished).hasSize(1);
        assertThat(house.replied).hasSize(1);
    }
}
