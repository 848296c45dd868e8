package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.collect.SwitchAttempt.Switched;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.StoredReceipt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Money that came too late or too often goes back. */
class GiveBackTest extends InCollectHouse {

    @Test
    void money_after_the_end_goes_back_and_is_announced() {
        PaymentView payment = collecting.waiting();
        collecting.pass(Duration.ofMinutes(15));
        Receipt receipt = collecting.wechat.pay(prepay());

        assertThat(collecting.takeReceipt.take(receipt.attemptNo(), receipt)).isInstanceOf(Taken.Surplus.class);
        collecting.pass(Duration.ofSeconds(1));

        StoredReceipt late = collecting.receipt(payment, ReceiptPurpose.LATE);
        assertThat(late.giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.funds.givenBack).hasSize(1);
        assertThat(collecting.wechat.refunds).singleElement().satisfies(refund -> {
            assertThat(refund.refundNo()).isEqualTo(late.giveBackNo()).matches("[0-9a-z]{1,32}");
            assertThat(refund.amount()).isEqualTo(Money.of(1_000, CurrencyCode.CNY));
        });
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(collecting.events(payment)).containsExactly("payment.closed", "payment.late_success");
    }

    @Test
    void money_of_a_payment_that_failed_before_it_was_booked_goes_back() {
        PaymentView payment = collecting.waiting();
        collecting.settlesNever = true;
        Receipt receipt = collecting.wechat.pay(prepay());
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        house.finish.failed(
                house.stored(payment),
                FailureReason.NOT_DELIVERABLE,
                null,
                ended -> collecting.receipts.mustGoBack(payment.paymentId(), house.clock.instant()));

        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.receipt(payment, ReceiptPurpose.SETTLES).giveBack())
                .isEqualTo(GiveBackState.DONE);
        assertThat(collecting.funds.suspended).hasSize(1).isEqualTo(collecting.funds.givenBack);
    }

    @Test
    void of_two_attempts_that_are_both_paid_one_wins_and_the_other_goes_back() {
        PaymentView payment = collecting.waiting();
        Prepay first = prepay();
        collecting.wechat.closing = new Closing.TooEarly(house.clock.instant().plus(Duration.ofMinutes(5)));
        Switched switched = switchedToCard(payment);
        assertThat(((Switched.Done) switched).attempt().state()).isEqualTo(AttemptState.OPEN);
        assertThat(house.stored(payment).method()).isEqualTo(PaymentMethod.CARD);

        Receipt second = collecting.card.pay(collecting.card.lastPrepay());
        collecting.takeReceipt.take(second.attemptNo(), second);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
        collecting.wechat.pay(first);
        collecting.pass(Duration.ofMinutes(5));

        assertThat(collecting.receipt(payment, ReceiptPurpose.SECOND).giveBack())
                .isEqualTo(GiveBackState.DONE);
        assertThat(collecting.receipt(payment, ReceiptPurpose.SETTLES).attemptNo())
                .isEqualTo(second.attemptNo());
        assertThat(collecting.events(payment)).containsExactly("payment.succeeded", "payment.second_success");
    }

    private PaymentView paidTooLate(RefundAnswer answer) {
        PaymentView payment = collecting.waiting();
        collecting.pass(Duration.ofMinutes(15));
        Receipt receipt = collecting.wechat.pay(prepay());
        collecting.wechat.refund = answer;
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        return payment;
    }

    @Test
    void a_give_back_that_hangs_is_asked_again_under_the_same_number_until_it_is_done() {
        PaymentView payment = paidTooLate(new RefundAnswer.Pending());
        collecting.pass(Duration.ofSeconds(1));
        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.REFUNDING);
        assertThat(collecting.funds.givenBack).isEmpty();

        collecting.wechat.refund = new RefundAnswer.Done("r");
        collecting.pass(Duration.ofSeconds(31));

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.wechat.refunds).hasSize(1);
    }

    @Test
    void a_give_back_that_is_refused_is_for_a_person() {
        PaymentView payment = paidTooLate(new RefundAnswer.Refused(refusal(ChannelRefusal.Reason.NOT_REFUNDABLE)));

        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.ABNORMAL);
        assertThat(collecting.receipts.abnormal(10)).hasSize(1);
    }

    private PaymentView abnormalGiveBack() {
        PaymentView payment = paidTooLate(new RefundAnswer.Unknown("silent"));
        for (int look = 0; look < 8; look++) {
            collecting.pass(Duration.ofMinutes(1));
        }
        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.ABNORMAL);
        return payment;
    }

    @Test
    void a_give_back_that_is_never_answered_is_for_a_person_in_the_end() {
        abnormalGiveBack();

        assertThat(collecting.receipts.abnormal(10)).hasSize(1);
    }

    @Test
    void a_give_back_that_the_channel_is_at_is_waited_for_as_long_as_it_takes() {
        PaymentView payment = paidTooLate(new RefundAnswer.Pending());
        for (int look = 0; look < 12; look++) {
            collecting.pass(Duration.ofMinutes(1));
        }
        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.REFUNDING);

        collecting.wechat.refund = new RefundAnswer.Done("r");
        collecting.pass(Duration.ofMinutes(1));

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.funds.givenBack).hasSize(1);
        assertThat(collecting.wechat.refunds).hasSize(1);
    }

    @Test
    void a_channel_that_reports_a_give_back_which_was_given_up_on_is_heard() {
        PaymentView payment = abnormalGiveBack();
        StoredReceipt late = collecting.receipt(payment, ReceiptPurpose.LATE);
        collecting.wechat.refund = new RefundAnswer.Done("r");

        assertThat(collecting.giveBack.reported(
                        FakePayments.MERCHANT, "WECHAT", late.giveBackNo(), new RefundAnswer.Done("r")))
                .isTrue();
        collecting.pass(Duration.ZERO);

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.funds.givenBack).hasSize(1);
        assertThat(collecting.receipts.abnormal(10)).isEmpty();
    }

    @Test
    void a_person_may_have_a_give_back_tried_again() {
        PaymentView payment = abnormalGiveBack();
        String receiptId = collecting.receipt(payment, ReceiptPurpose.LATE).receiptId();
        AttendGiveBacks attend = collecting.attend();
        collecting.wechat.refund = new RefundAnswer.Done("r");

        assertThat(attend.retry(receiptId)).isTrue();
        assertThat(attend.retry(receiptId)).isFalse();
        collecting.pass(Duration.ZERO);

        assertThat(collecting.receipt(payment, ReceiptPurpose.LATE).giveBack()).isEqualTo(GiveBackState.DONE);
        assertThat(collecting.wechat.refunds.stream().distinct()).hasSize(1);
        assertThat(attend.retry(receiptId)).isFalse();
    }
}
