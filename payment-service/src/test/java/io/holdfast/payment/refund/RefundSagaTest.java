package io.holdfast.payment.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RefundFailure;
import io.holdfast.contract.payment.RefundOrder;
import io.holdfast.contract.payment.RefundOutcome;
import io.holdfast.contract.payment.RefundState;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.saga.fake.Faults.Fault;
import io.holdfast.payment.saga.fake.SagaHouse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refunding, with every step going wrong in every way, and the process dying at every write of the engine. */
class RefundSagaTest {

    private static final long AMOUNT = 300;

    private final PaymentDatabase database = PaymentDatabase.shared();
    private SagaHouse house;
    private SagaHouse.Process process;
    private PaymentView payment;

    RefundSagaTest() {
        begin();
    }

    private void begin() {
        database.forget();
        house = new SagaHouse(database);
        process = house.new Process();
        payment = house.settled();
    }

    @AfterEach
    void the_books_balance() {
        assertThat(house.ledger.sum()).isZero();
        assertThat(house.bank.refunded()).isEqualTo(house.ledger.balance("channel") + SagaHouse.AMOUNT);
    }

    private String accepted() {
        RefundOutcome outcome = house.refunds.accept(
                new RefundOrder(
                        SagaHouse.MERCHANT,
                        "r-1",
                        payment.paymentId(),
                        Money.of(AMOUNT, CurrencyCode.CNY),
                        "too big",
                        false),
                "ref_1" + payment.paymentId().substring(5),
                "r" + payment.paymentId().substring(5));
        return ((RefundOutcome.Accepted) outcome).refund().refundId();
    }

    private RefundView refund(String refundId) {
        RefundView refund = house.refunds.find(refundId);
        if (refund == null) {
            throw new AssertionError("no refund " + refundId);
        }
        return refund;
    }

    private boolean isOver(String refundId) {
        return refund(refundId).state().isTerminal() && house.runningSagas() == 0;
    }

    private void carriedOn(String refundId) {
        process.until(() -> isOver(refundId), process.refunding, refundId);
    }

    private void assertSucceeded(String refundId) {
        assertThat(refund(refundId).state()).isEqualTo(RefundState.SUCCEEDED);
        assertThat(house.ledger.balance("merchant")).isEqualTo(SagaHouse.AMOUNT - AMOUNT);
        assertThat(house.ledger.balance("frozen")).isZero();
        assertThat(house.bank.refunded()).isEqualTo(AMOUNT);
        assertThat(house.bank.numbers()).isOne();
        assertThat(house.loyalty.points()).isEqualTo(SagaHouse.AMOUNT - AMOUNT);
        assertThat(house.stored(payment).refundedMinor()).isEqualTo(AMOUNT);
        assertThat(house.events(payment)).containsExactly("payment.succeeded", "refund.succeeded");
    }

    private void assertFailed(String refundId, RefundFailure reason) {
        assertThat(refund(refundId).state()).isEqualTo(RefundState.FAILED);
        assertThat(refund(refundId).failureReason()).isEqualTo(reason);
        assertThat(house.ledger.balance("merchant")).isEqualTo(SagaHouse.AMOUNT);
        assertThat(house.ledger.balance("frozen")).isZero();
        assertThat(house.bank.refunded()).isZero();
        assertThat(house.loyalty.points()).isEqualTo(SagaHouse.AMOUNT);
        assertThat(house.stored(payment).refundedMinor()).isZero();
        assertThat(house.events(payment)).containsExactly("payment.succeeded", "refund.failed");
    }

    @Test
    void the_payer_has_the_money_and_everybody_knows() {
        String refundId = accepted();
        process.refunding.carryOn(refundId);
        assertSucceeded(refundId);
        assertThat(house.shop.noted()).isEqualTo(AMOUNT);
        assertThat(house.runningSagas()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "freeze, LOST", "freeze, ANSWER_LOST", "takePointsBack, LOST", "takePointsBack, ANSWER_LOST", "send, LOST",
        "send, ANSWER_LOST", "book, LOST", "book, ANSWER_LOST", "noteOnOrder, LOST", "noteOnOrder, ANSWER_LOST"
    })
    void a_step_that_is_not_answered_is_asked_again(String step, Fault fault) {
        String refundId = accepted();
        house.faults.once(step, fault);
        process.refunding.carryOn(refundId);
        assertThat(refund(refundId).state().isTerminal()).isFalse();
        process.refunding.carryOn(refundId);
        assertSucceeded(refundId);
        assertThat(house.shop.noted()).isEqualTo(AMOUNT);
        assertThat(house.runningSagas()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"freeze, INSUFFICIENT_FUNDS", "takePointsBack, REFUSED", "send, CHANNEL_REFUSED"})
    void a_step_that_refuses_leaves_everything_as_it_was(String step, RefundFailure reason) {
        String refundId = accepted();
        house.faults.always(step, Fault.REFUSES);
        process.refunding.carryOn(refundId);
        assertFailed(refundId, reason);
        assertThat(house.runningSagas()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "release, LOST",
        "release, ANSWER_LOST",
        "restorePoints, LOST",
        "restorePoints, ANSWER_LOST",
    })
    void an_undoing_that_is_not_answered_is_asked_again(String step, Fault fault) {
        String refundId = accepted();
        house.faults.always("send", Fault.REFUSES);
        house.faults.once(step, fault);
        process.refunding.carryOn(refundId);
        assertThat(refund(refundId).state().isTerminal()).isFalse();
        carriedOn(refundId);
        assertFailed(refundId, RefundFailure.CHANNEL_REFUSED);
    }

    @ParameterizedTest
    @CsvSource({"freeze, INSUFFICIENT_FUNDS", "takePointsBack, REFUSED"})
    void what_comes_late_after_the_refusal_of_its_repetition_holds_nothing(String step, RefundFailure reason) {
        String refundId = accepted();
        RefundJob job = house.refunds.job(refundId);
        house.faults.once(step, Fault.LOST);
        process.refunding.carryOn(refundId);
        house.faults.always(step, Fault.REFUSES);
        carriedOn(refundId);
        house.faults.mend();
        house.ledger.freeze(job.freeze());
        house.loyalty.takeBack(job.points());
        assertFailed(refundId, reason);
    }

    @ParameterizedTest
    @CsvSource({"release, LOST", "release, ANSWER_LOST", "restorePoints, LOST", "restorePoints, ANSWER_LOST"})
    void a_refused_refund_is_under_way_until_everything_is_let_go(String step, Fault fault) {
        String refundId = accepted();
        house.faults.once("freeze", Fault.REFUSES);
        house.faults.once(step, fault);
        process.refundLane.start(refundId).join();
        assertThat(refund(refundId).state().isTerminal()).isFalse();
        process.refundLane.start(refundId).join();
        assertFailed(refundId, RefundFailure.INSUFFICIENT_FUNDS);
    }

    @Test
    void an_order_that_refuses_the_note_changes_nothing_for_the_payer() {
        String refundId = accepted();
        house.faults.always("noteOnOrder", Fault.REFUSES);
        process.refunding.carryOn(refundId);
        assertSucceeded(refundId);
        assertThat(house.seen).contains("not noted");
    }

    @Test
    void a_refund_that_hangs_at_the_channel_is_asked_about_under_its_number_until_it_is_done() {
        String refundId = accepted();
        house.bank.insteadOfDone = new RefundAnswer.Pending();
        process.refunding.carryOn(refundId);
        process.refunding.carryOn(refundId);
        assertThat(refund(refundId).state()).isEqualTo(RefundState.PROCESSING);
        assertThat(house.ledger.balance("frozen")).isEqualTo(AMOUNT);
        house.bank.insteadOfDone = null;
        process.refunding.carryOn(refundId);
        assertSucceeded(refundId);
    }

    @Test
    void a_refund_that_nobody_answers_for_is_left_to_a_person_who_can_try_it_again() {
        String refundId = accepted();
        house.faults.always("send", Fault.LOST);
        RefundConfig config = new RefundConfig(
                Duration.ZERO, 1, 1, Duration.ZERO, 100, Duration.ZERO, Duration.ofMinutes(1), 2, Duration.ZERO);
        SweepRefunds sweep = new SweepRefunds(house.refunds, process.refundLane, house, config);
        database.jdbc().update("UPDATE refund SET looks = 2, look_at = created_at");
        sweep.turn();
        AttendRefunds attend = new AttendRefunds(house.refunds);
        assertThat(refund(refundId).state()).isEqualTo(RefundState.ABNORMAL);
        assertThat(attend.abnormal(10)).singleElement().satisfies(abnormal -> {
            assertThat(abnormal.refund().refundId()).isEqualTo(refundId);
            assertThat(abnormal.obstacle()).isEqualTo("no answer after 2 looks");
        });
        assertThat(house.refunds.lease(10)).isEmpty();
        house.faults.mend();
        assertThat(attend.retry(refundId)).isTrue();
        assertThat(attend.retry(refundId)).isFalse();
        assertThat(house.refunds.lease(10))
                .extracting(StoredRefunds.Due::refundId)
                .containsExactly(refundId);
        process.refunding.carryOn(refundId);
        assertSucceeded(refundId);
        assertThat(attend.abnormal(10)).isEmpty();
    }

    @Test
    void a_refund_that_the_channel_cannot_deliver_is_left_to_a_person_at_once_with_the_money_frozen() {
        String refundId = accepted();
        house.bank.insteadOfDone = new RefundAnswer.Stuck(
                new ChannelRefusal(ChannelRefusal.Reason.OTHER, "CLOSED_CARD", "the card is closed"));
        process.refunding.carryOn(refundId);
        assertThat(refund(refundId).state()).isEqualTo(RefundState.ABNORMAL);
        assertThat(house.ledger.balance("frozen")).isEqualTo(AMOUNT);
        house.bank.insteadOfDone = null;
        process.refunding.carryOn(refundId);
        assertSucceeded(refundId);
    }

    @Test
    void a_refusal_for_our_own_settings_is_no_refusal_of_the_refund() {
        String refundId = accepted();
        house.bank.insteadOfDone = new RefundAnswer.Refused(
                new ChannelRefusal(ChannelRefusal.Reason.MISCONFIGURED, "SIGN_ERROR", "wrong key"));
        process.refunding.carryOn(refundId);
        assertThat(refund(refundId).state()).isEqualTo(RefundState.PROCESSING);
        house.bank.insteadOfDone = null;
        process.refunding.carryOn(refundId);
        assertSucceeded(refundId);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void a_process_that_dies_at_any_write_is_carried_on_by_another(int writes) {
        String refundId = accepted();
        SagaHouse.Process mortal = house.new Process();
        mortal.mortal.diesAfter(writes);
        mortal.refunding.carryOn(refundId);
        carriedOn(refundId);
        assertSucceeded(refundId);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void a_process_that_dies_while_it_undoes_is_carried_on_by_another(int writes) {
        String refundId = accepted();
        house.faults.always("send", Fault.REFUSES);
        SagaHouse.Process mortal = house.new Process();
        mortal.mortal.diesAfter(writes);
        mortal.refunding.carryOn(refundId);
        carriedOn(refundId);
        assertFailed(refundId, RefundFailure.CHANNEL_REFUSED);
    }
}
