package io.holdfast.payment.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.SuspendChannelFunds;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.PaymentDatabase;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.StoredReceipt;
import io.holdfast.payment.saga.fake.Faults.Fault;
import io.holdfast.payment.saga.fake.SagaHouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settling, with every step going wrong in every way, and the process dying at every write of the engine. */
class SettleSagaTest {

    private final PaymentDatabase database = PaymentDatabase.shared();
    private final SagaHouse house;
    private final SagaHouse.Process process;

    SettleSagaTest() {
        database.forget();
        house = new SagaHouse(database);
        process = house.new Process();
    }

    @AfterEach
    void the_books_balance() {
        assertThat(house.ledger.sum()).isZero();
    }

    private boolean isOver(PaymentView payment) {
        return house.stored(payment).state().isTerminal() && house.runningSagas() == 0;
    }

    private void carriedOn(PaymentView payment) {
        process.until(() -> isOver(payment), process.settling, payment.paymentId());
    }

    private void assertSucceeded(PaymentView payment) {
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(house.ledger.balance("merchant")).isEqualTo(SagaHouse.AMOUNT);
        assertThat(house.ledger.balance("channel")).isEqualTo(-SagaHouse.AMOUNT);
        assertThat(house.shop.state(payment.paymentId())).isEqualTo(BranchState.CONFIRMED);
        assertThat(house.loyalty.points()).isEqualTo(SagaHouse.AMOUNT);
        assertThat(house.events(payment)).containsExactly("payment.succeeded");
        assertThat(house.giveBack(payment)).isEqualTo(GiveBackState.NONE);
    }

    private void assertUndone(PaymentView payment) {
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.FAILED);
        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.NOT_DELIVERABLE);
        assertThat(house.ledger.balance("merchant")).isZero();
        assertThat(house.ledger.balance("suspense")).isEqualTo(-house.ledger.balance("channel"));
        assertThat(house.shop.state(payment.paymentId())).isEqualTo(BranchState.CANCELLED);
        assertThat(house.loyalty.points()).isZero();
        assertThat(house.events(payment)).containsExactly("payment.failed");
        assertThat(house.giveBack(payment)).isEqualTo(GiveBackState.DUE);
    }

    @Test
    void money_is_booked_stock_sold_and_points_granted() {
        PaymentView payment = house.paid();
        process.settling.carryOn(payment.paymentId());
        assertSucceeded(payment);
        assertThat(house.runningSagas()).isZero();
    }

    @Test
    void what_cannot_be_captured_fails_and_is_given_free_at_its_channel() {
        PaymentView payment = house.capturedByCard(400);
        house.collectAuthorized = (wanted, captured) -> CollectAuthorized.Collecting.REFUSED;

        process.settling.carryOn(payment.paymentId());

        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.CHANNEL_REFUSED);
        assertThat(database.jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM attempt WHERE payment_id = ? AND state = 'AUTHORIZED'"
                                        + " AND abandoned AND query_at <= NOW(6) + INTERVAL 1 MINUTE",
                                Long.class,
                                payment.paymentId()))
                .isOne();
    }

    @Test
    void a_settled_payment_is_settled_once() {
        PaymentView payment = house.paid();
        process.settling.carryOn(payment.paymentId());
        process.settling.carryOn(payment.paymentId());
        house.new Process().settling.carryOn(payment.paymentId());
        assertSucceeded(payment);
    }

    @ParameterizedTest
    @CsvSource({"bookFunds, LOST", "bookFunds, ANSWER_LOST", "sellStock, LOST", "sellStock, ANSWER_LOST"})
    void a_step_that_is_not_answered_is_asked_again(String step, Fault fault) {
        PaymentView payment = house.paid();
        house.faults.once(step, fault);
        process.settling.carryOn(payment.paymentId());
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.PROCESSING);
        process.settling.carryOn(payment.paymentId());
        assertSucceeded(payment);
        assertThat(house.runningSagas()).isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"LOST", "ANSWER_LOST"})
    void points_that_are_not_answered_keep_no_payment_from_succeeding_and_follow_by_its_event(Fault fault) {
        PaymentView payment = house.paid();
        house.faults.always("grantPoints", fault);

        process.settling.carryOn(payment.paymentId());

        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(house.runningSagas()).isZero();
        house.faults.mend();
        house.loyalty.grant(house.settlements.find(payment.paymentId()).points());
        assertSucceeded(payment);
    }

    @Test
    void the_last_commit_is_made_again_when_it_failed() {
        PaymentView payment = house.paid();
        house.losesTheEnd = true;
        process.settling.carryOn(payment.paymentId());
        process.settling.carryOn(payment.paymentId());
        assertSucceeded(payment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bookFunds", "sellStock", "grantPoints"})
    void a_step_that_refuses_undoes_what_was_done(String step) {
        PaymentView payment = house.paid();
        house.faults.once(step, Fault.REFUSES);
        process.settling.carryOn(payment.paymentId());
        assertUndone(payment);
        assertThat(house.runningSagas()).isZero();
    }

    @Test
    void a_booking_that_comes_late_is_refused_and_its_money_can_be_set_aside() {
        PaymentView payment = house.paid();
        Settlement settlement = house.settlements.find(payment.paymentId());
        StoredReceipt receipt = settlement.receipt();
        house.faults.once("bookFunds", Fault.LOST);
        process.settling.carryOn(payment.paymentId());
        house.faults.always("bookFunds", Fault.REFUSES);
        carriedOn(payment);
        house.faults.mend();

        assertThat(house.ledger.capture(settlement.channelFunds()))
                .isEqualTo(new BookingOutcome.Declined(BookingOutcome.Reason.ALREADY_CANCELLED));
        assertUndone(payment);
        assertThat(house.ledger.suspend(new SuspendChannelFunds(
                        receipt.receiptId(), receipt.merchantId(), receipt.channel(), receipt.paid())))
                .isEqualTo(new BookingOutcome.Booked());
        assertThat(house.ledger.balance("suspense")).isEqualTo(SagaHouse.AMOUNT);
    }

    @ParameterizedTest
    @CsvSource({
        "unbookFunds, LOST",
        "unbookFunds, ANSWER_LOST",
        "unsellStock, LOST",
        "unsellStock, ANSWER_LOST",
    })
    void an_undoing_that_is_not_answered_is_asked_again(String step, Fault fault) {
        PaymentView payment = house.paid();
        house.faults.always("grantPoints", Fault.REFUSES);
        house.faults.once(step, fault);
        process.settling.carryOn(payment.paymentId());
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.PROCESSING);
        carriedOn(payment);
        assertUndone(payment);
    }

    @Test
    void nobody_answers_for_long_and_the_payment_waits_visibly() {
        PaymentView payment = house.paid();
        house.faults.always("sellStock", Fault.LOST);
        SettleConfig config = new SettleConfig(1, 1, SagaHouse.RUN_FOR, 10, SagaHouse.RUN_FOR, 1, SagaHouse.RUN_FOR);
        SweepSettlements sweep = new SweepSettlements(house.settlements, process.settling::carryOn, house, config);
        database.jdbc().update("UPDATE payment SET look_at = created_at, looks = 3");
        sweep.turn();
        assertThat(house.seen).contains("unanswered");
        assertThat(house.stored(payment).heldFor()).isEqualTo("SETTLEMENT_UNANSWERED");
        house.faults.mend();
        process.settling.carryOn(payment.paymentId());
        assertSucceeded(payment);
        assertThat(house.stored(payment).heldFor()).isNull();
        assertThat(house.replied).containsExactly(house.stored(payment));
    }

    @Test
    void a_payment_that_fails_after_it_waited_visibly_is_announced_without_the_mark() {
        PaymentView payment = house.paid();
        house.faults.always("sellStock", Fault.REFUSES);
        house.settlements.hold(payment.paymentId());
        process.settling.carryOn(payment.paymentId());
        assertUndone(payment);
        assertThat(house.stored(payment).heldFor()).isNull();
        assertThat(house.replied).containsExactly(house.stored(payment));
    }

    @Test
    void due_payments_of_channels_and_captures_are_swept_and_plain_wallets_are_not() {
        PaymentView channel = house.paid();
        PaymentView capture = house.captured(400);
        PaymentView wallet = io.holdfast.payment.fake.FakePayments.processing(house.clock.instant());
        house.payments.accept(wallet, io.holdfast.payment.pay.AcceptCompanion.NOTHING);
        database.jdbc().update("UPDATE payment SET look_at = created_at - INTERVAL 1 MINUTE");
        assertThat(house.settlements.lease(10))
                .extracting(Settlements.Due::paymentId)
                .containsExactlyInAnyOrder(channel.paymentId(), capture.paymentId());
        assertThat(house.settlements.lease(10)).isEmpty();
    }

    @Test
    void a_part_of_what_a_wallet_set_aside_is_captured_and_the_rest_goes_back() {
        PaymentView payment = house.captured(400);
        process.settling.carryOn(payment.paymentId());
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(house.ledger.balance("merchant")).isEqualTo(400);
        assertThat(house.ledger.balance("wallet")).isEqualTo(-400);
        assertThat(house.loyalty.points()).isEqualTo(400);
        assertThat(house.shop.state(payment.paymentId())).isEqualTo(BranchState.CONFIRMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bookFunds", "sellStock", "grantPoints"})
    void a_capture_that_is_refused_gives_a_wallet_everything_back(String step) {
        PaymentView payment = house.captured(400);
        house.faults.always(step, Fault.REFUSES);
        process.settling.carryOn(payment.paymentId());
        carriedOn(payment);
        assertThat(house.stored(payment).state()).isEqualTo(PaymentState.FAILED);
        assertThat(house.ledger.balance("wallet")).isZero();
        assertThat(house.ledger.balance("set aside")).isZero();
        assertThat(house.shop.state(payment.paymentId())).isEqualTo(BranchState.CANCELLED);
        assertThat(house.loyalty.points()).isZero();
    }

    @Test
    void a_process_that_dies_at_any_write_is_carried_on_by_another() {
        for (int writes = 1; writes <= 12; writes++) {
            diesAfter(writes, false);
        }
    }

    @Test
    void a_process_that_dies_while_it_undoes_is_carried_on_by_another() {
        for (int writes = 6; writes <= 16; writes++) {
            diesAfter(writes, true);
        }
    }

    private void diesAfter(int writes, boolean refused) {
        database.forget();
        SagaHouse fresh = new SagaHouse(database);
        if (refused) {
            fresh.faults.always("grantPoints", Fault.REFUSES);
        }
        PaymentView payment = fresh.paid();
        SagaHouse.Process mortal = fresh.new Process();
        mortal.mortal.diesAfter(writes);
        mortal.settling.carryOn(payment.paymentId());
        SagaHouse.Process heir = fresh.new Process();
        heir.until(
                () -> fresh.stored(payment).state().isTerminal() && fresh.runningSagas() == 0,
                heir.settling,
                payment.paymentId());
        assertThat(fresh.ledger.sum()).isZero();
        assertThat(fresh.stored(payment).state())
                .as("dead after %s writes", writes)
                .isEqualTo(refused ? PaymentState.FAILED : PaymentState.SUCCEEDED);
        assertThat(fresh.ledger.balance("merchant")).isEqualTo(refused ? 0 : SagaHouse.AMOUNT);
        assertThat(fresh.loyalty.points()).isEqualTo(refused ? 0 : SagaHouse.AMOUNT);
        assertThat(fresh.shop.state(payment.paymentId()))
                .isEqualTo(refused ? BranchState.CANCELLED : BranchState.CONFIRMED);
        assertThat(fresh.events(payment)).hasSize(1);
    }
}
