package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.SuspendChannelFunds;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RiskInputs;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.fake.FakeChannel;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.receipt.GiveBackState;
import io.holdfast.payment.receipt.ReceiptPurpose;
import io.holdfast.payment.receipt.StoredReceipt;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money of another amount than was asked for. */
class WrongAmountTest extends InCollectHouse {

    @Test
    void a_wrong_amount_is_set_aside_and_the_payment_held() {
        PaymentView payment = collecting.waiting();
        Receipt receipt = collecting.wechat.pay(prepay(), Money.of(999, CurrencyCode.CNY));

        assertThat(collecting.takeReceipt.take(receipt.attemptNo(), receipt)).isInstanceOf(Taken.WrongAmount.class);
        collecting.pass(Duration.ofSeconds(1));

        PaymentView held = house.stored(payment);
        assertThat(held.heldFor()).isEqualTo("WRONG_AMOUNT");
        assertThat(held.state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.settled).isEmpty();
        StoredReceipt stored = collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT);
        assertThat(collecting.funds.suspended)
                .containsExactly(new SuspendChannelFunds(
                        stored.receiptId(), FakePayments.MERCHANT, "WECHAT", Money.of(999, CurrencyCode.CNY)));
        assertThat(collecting.wechat.refunds).isEmpty();
        assertThat(stored.nextLookAt()).isNull();
        assertThat(collecting.rows.held(10))
                .singleElement()
                .satisfies(item -> assertThat(item.id()).isEqualTo(payment.paymentId()));
        assertThat(collecting.watched).contains("receipt WRONG_AMOUNT");
    }

    private StoredReceipt wrongAmount(PaymentView payment) {
        Receipt receipt = collecting.wechat.pay(prepay(), Money.of(999, CurrencyCode.CNY));
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        return collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_wrong_amount_goes_back_when_a_person_says_so_and_its_payment_is_closed(boolean isSetAside) {
        PaymentView payment = collecting.waiting();
        StoredReceipt wrong = wrongAmount(payment);
        if (isSetAside) {
            collecting.pass(Duration.ofSeconds(1));
        }
        assertThat(collecting.receipts.undecided(10))
                .extracting(StoredReceipt::receiptId)
                .containsExactly(wrong.receiptId());
        collecting.wechat.refund = new RefundAnswer.Done("r");

        assertThat(collecting.attend().giveBack(wrong)).isTrue();
        assertThat(collecting.attend().giveBack(wrong)).isTrue();

        assertThat(house.stored(payment).heldFor()).isNull();
        assertThat(collecting.receipts.undecided(10)).isEmpty();
        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT).giveBack())
                .isEqualTo(GiveBackState.DONE);
        assertThat(collecting.wechat.refunds).singleElement().satisfies(refund -> {
            assertThat(refund.amount()).isEqualTo(Money.of(999, CurrencyCode.CNY));
            assertThat(refund.refundNo()).isEqualTo(wrong.giveBackNo());
        });
        assertThat(collecting.funds.givenBack).hasSize(1);
        assertThat(collecting.attend().giveBack(wrong)).isTrue();
        collecting.pass(Duration.ofSeconds(1));
        assertThat(collecting.wechat.refunds).hasSize(1);
    }

    @Test
    void a_payment_whose_payer_can_still_pay_stays_open_when_a_wrong_amount_goes_back() {
        PaymentView payment = collecting.waiting();
        Receipt receipt = collecting.wechat.pay(prepay(), Money.of(999, CurrencyCode.CNY));
        collecting.switchAttempt.to(
                FakePayments.MERCHANT,
                payment.paymentId(),
                PaymentMethod.CARD,
                Map.of("card_token", "tok_1"),
                "https://shop.example",
                RiskInputs.NONE);
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        StoredReceipt wrong = collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT);

        collecting.attend().giveBack(wrong);
        collecting.pass(Duration.ofSeconds(1));

        assertThat(house.stored(payment).heldFor()).isNull();
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void a_second_wrong_amount_keeps_its_payment_held() {
        PaymentView payment = collecting.waiting();
        StoredReceipt first = wrongAmount(payment);
        Receipt more = FakeChannel.receipt(first.attemptNo(), "tx-more", Money.of(998, CurrencyCode.CNY));
        collecting.takeReceipt.take(first.attemptNo(), more);
        StoredReceipt second = collecting.receipts.ofPayment(payment.paymentId()).stream()
                .filter(each -> each.paid().amountMinor() == 998)
                .findFirst()
                .orElseThrow();

        collecting.attend().giveBack(first);
        assertThat(house.stored(payment).heldFor()).isEqualTo("WRONG_AMOUNT");

        collecting.attend().giveBack(second);
        assertThat(house.stored(payment).heldFor()).isNull();
    }

    @Test
    void a_hold_for_another_reason_stays_when_a_wrong_amount_goes_back() {
        PaymentView payment = collecting.waiting();
        collecting.rows.hold(payment.paymentId(), "TRANSACTION_CLAIMED_TWICE");
        StoredReceipt wrong = wrongAmount(payment);

        assertThat(collecting.attend().giveBack(wrong)).isTrue();

        assertThat(house.stored(payment).heldFor()).isEqualTo("TRANSACTION_CLAIMED_TWICE");
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void a_transaction_that_is_claimed_twice_holds_on_when_a_wrong_amount_goes_back() {
        PaymentView payment = collecting.waiting();
        StoredReceipt wrong = wrongAmount(payment);
        collecting.rows.hold(payment.paymentId(), CollectedPayments.CLAIMED_TWICE);
        assertThat(house.stored(payment).heldFor()).isEqualTo("TRANSACTION_CLAIMED_TWICE");

        assertThat(collecting.attend().giveBack(wrong)).isTrue();

        assertThat(house.stored(payment).heldFor()).isEqualTo("TRANSACTION_CLAIMED_TWICE");
        assertThat(collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT).giveBack())
                .isEqualTo(GiveBackState.DUE);
    }

    @Test
    void a_wrong_amount_that_the_channel_does_not_give_back_may_be_tried_again_under_its_number() {
        PaymentView payment = collecting.waiting();
        StoredReceipt wrong = wrongAmount(payment);
        collecting.wechat.refund =
                new RefundAnswer.Stuck(new ChannelRefusal(ChannelRefusal.Reason.OTHER, "NO", "no way"));
        collecting.attend().giveBack(wrong);
        collecting.pass(Duration.ofSeconds(1));
        assertThat(collecting.receipts.abnormal(10))
                .extracting(StoredReceipt::receiptId)
                .containsExactly(wrong.receiptId());
        collecting.wechat.refund = new RefundAnswer.Done("r");

        assertThat(collecting.attend().giveBack(wrong)).isTrue();
        assertThat(collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT).giveBack())
                .isEqualTo(GiveBackState.ABNORMAL);
        assertThat(collecting.attend().retry(wrong.receiptId())).isTrue();
        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.receipt(payment, ReceiptPurpose.WRONG_AMOUNT).giveBack())
                .isEqualTo(GiveBackState.DONE);
        assertThat(collecting.wechat.refunds.stream()
                        .map(ChannelRefund::refundNo)
                        .distinct())
                .containsExactly(wrong.giveBackNo());
    }

    @Test
    void only_a_wrong_amount_is_for_a_person_to_give_back() {
        PaymentView payment = collecting.waiting();
        Receipt paid = collecting.wechat.pay(prepay());
        collecting.takeReceipt.take(paid.attemptNo(), paid);

        assertThat(collecting.attend().giveBack(collecting.receipt(payment, ReceiptPurpose.SETTLES)))
                .isFalse();
        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.receipt(payment, ReceiptPurpose.SETTLES).giveBack())
                .isEqualTo(GiveBackState.NONE);
        assertThat(collecting.wechat.refunds).isEmpty();
    }

    @Test
    void another_currency_is_a_wrong_amount() {
        collecting.waiting();
        Receipt receipt = collecting.wechat.pay(prepay(), Money.of(1_000, CurrencyCode.USD));

        assertThat(collecting.takeReceipt.take(receipt.attemptNo(), receipt)).isInstanceOf(Taken.WrongAmount.class);
    }
}
