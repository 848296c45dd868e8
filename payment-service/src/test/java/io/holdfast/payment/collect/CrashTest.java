package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.fake.FakeChannel.Died;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.fake.InPaymentHouse;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever works on a channel payment dies between any two steps, and what the looks make of it. */
class CrashTest extends InPaymentHouse {

    private final CollectHouse collecting = new CollectHouse(house);

    @AfterEach
    void nothing_is_left_under_way() {
        collecting.rest();
        collecting.lanes.drain(Duration.ofSeconds(5));
    }

    /** Dies at the first call, and not again. */
    private static Runnable dying() {
        AtomicBoolean dead = new AtomicBoolean();
        return () -> {
            if (dead.compareAndSet(false, true)) {
                throw new Died();
            }
        };
    }

    private PaymentView begun() {
        return collecting.collected(CollectHouse.wanted("no-1"));
    }

    private void assertWaits(PaymentView payment) {
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(house.stock.state(payment.paymentId())).isEqualTo(BranchState.TRIED);
        assertThat(collecting.attempts.ofPayment(payment.paymentId())).hasSize(1);
        assertThat(collecting.wechat.prepays.stream().distinct()).hasSize(1);
    }

    @Test
    void between_the_first_commit_and_the_reservation() {
        house.stock.silent = true;
        PaymentView payment = begun();
        assertThat(payment.state()).isEqualTo(PaymentState.CREATED);
        assertThat(collecting.wechat.prepays).isEmpty();
        house.stock.silent = false;

        collecting.pass(Duration.ofSeconds(7));

        assertWaits(payment);
    }

    @Test
    void between_the_reservation_and_the_prepay() {
        collecting.orders.afterReserve = dying();
        PaymentView payment = begun();
        assertThat(payment.state()).isEqualTo(PaymentState.CREATED);
        assertThat(collecting.wechat.prepays).isEmpty();

        collecting.pass(Duration.ofSeconds(7));

        assertWaits(payment);
    }

    @Test
    void between_the_prepay_and_its_commit() {
        Runnable dies = dying();
        collecting.wechat.afterPrepay = prepay -> dies.run();
        PaymentView payment = begun();
        assertThat(payment.state()).isEqualTo(PaymentState.CREATED);

        collecting.pass(Duration.ofSeconds(7));

        assertWaits(payment);
    }

    @Test
    void between_the_prepay_and_its_commit_when_the_payer_has_paid_meanwhile() {
        Runnable dies = dying();
        collecting.wechat.afterPrepay = prepay -> dies.run();
        PaymentView payment = begun();
        Receipt receipt = collecting.wechat.pay(collecting.wechat.lastPrepay());
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);

        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void between_the_receipt_and_settling_it() {
        PaymentView payment = collecting.waiting();
        collecting.settlesNever = true;
        Receipt receipt = collecting.wechat.pay(collecting.wechat.lastPrepay());
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.PROCESSING);
        collecting.settlesNever = false;

        collecting.pass(Duration.ofSeconds(10));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void between_closing_here_and_closing_at_the_channel() {
        PaymentView payment = collecting.waiting();
        collecting.closing.begin(payment.paymentId(), null);

        collecting.pass(Duration.ofSeconds(1));

        assertClosed(payment);
    }

    @Test
    void between_closing_at_the_channel_and_noting_it() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.afterClose = dying();
        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSING);

        collecting.pass(Duration.ofSeconds(30));

        assertClosed(payment);
    }

    @Test
    void between_closing_at_the_channel_and_releasing_the_stock() {
        PaymentView payment = collecting.waiting();
        house.stock.silent = true;
        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.CLOSED);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSING);
        house.stock.silent = false;

        collecting.pass(Duration.ofMinutes(1));

        assertClosed(payment);
    }

    @Test
    void between_releasing_the_stock_and_the_last_commit() {
        PaymentView payment = collecting.waiting();
        database.jdbc().execute("RENAME TABLE outbox TO outbox_away");
        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());
        assertThat(house.stock.state(payment.paymentId())).isEqualTo(BranchState.CANCELLED);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSING);
        database.jdbc().execute("RENAME TABLE outbox_away TO outbox");

        collecting.pass(Duration.ofMinutes(1));

        assertClosed(payment);
    }

    private void assertClosed(PaymentView payment) {
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(house.stock.state(payment.paymentId())).isEqualTo(BranchState.CANCELLED);
        assertThat(collecting.wechat.closed.stream().distinct()).hasSize(1);
        assertThat(collecting.events(payment)).containsExactly("payment.closed");
    }

    @Test
    void between_setting_money_aside_and_asking_for_its_refund() {
        PaymentView payment = lateMoney(() -> collecting.funds.afterBooking = dying());
        assertThat(collecting.wechat.refunds).isEmpty();

        collecting.pass(Duration.ofMinutes(1));

        assertGoneBack(payment);
    }

    @Test
    void between_asking_for_a_refund_and_hearing_of_it() {
        PaymentView payment = lateMoney(() -> collecting.wechat.afterRefund = dying());
        assertThat(collecting.wechat.refunds).hasSize(1);
        assertThat(collecting.funds.givenBack).isEmpty();

        collecting.pass(Duration.ofMinutes(1));

        assertGoneBack(payment);
    }

    @Test
    void between_booking_what_went_back_and_noting_it() {
        PaymentView payment =
                lateMoney(() -> collecting.wechat.afterRefund = () -> collecting.funds.afterBooking = dying());
        assertThat(collecting.funds.givenBack).hasSize(1);
        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.REFUNDING);

        collecting.pass(Duration.ofMinutes(1));

        assertGoneBack(payment);
    }

    private PaymentView lateMoney(Runnable fault) {
        PaymentView payment = collecting.waiting();
        collecting.pass(Duration.ofMinutes(15));
        fault.run();
        Receipt receipt = collecting.wechat.pay(collecting.wechat.lastPrepay());
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        collecting.giveBack.turn();
        collecting.rest();
        return payment;
    }

    private void assertGoneBack(PaymentView payment) {
        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.funds.suspended).hasSize(1);
        assertThat(collecting.funds.givenBack).hasSize(1);
        assertThat(collecting.wechat.refunds.stream()
                        .map(refund -> refund.refundNo())
                        .distinct())
                .hasSize(1);
    }
}
