package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.order.ReservationOutcome;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.fake.FakePayments;
import io.holdfast.payment.pay.AcceptCompanion;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the request to a payer who knows what to do next, and what becomes of a channel that is silent meanwhile. */
class PrepayTest extends InCollectHouse {

    @Test
    void a_payment_waits_for_its_payer_with_what_the_payer_does_next() {
        CollectResult result = collecting.collect.collect(CollectHouse.wanted("no-1"), AcceptCompanion.NOTHING);

        CollectResult.Collecting made = (CollectResult.Collecting) result;
        assertThat(made.payment().state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(made.payment().expiresAt())
                .isEqualTo(house.clock
                        .instant()
                        .plus(Duration.ofMinutes(15))
                        .truncatedTo(java.time.temporal.ChronoUnit.MICROS));
        assertThat(made.payment().customer()).isEqualTo("ann");
        assertThat(made.action())
                .isEqualTo(new PayerAction(PayerAction.Kind.SHOW_QR, Map.of("code_url", "qr:" + prepay().attemptNo())));
        assertThat(prepay().amount()).isEqualTo(Money.of(1_000, CurrencyCode.CNY));
        assertThat(prepay().payer()).containsEntry("openid", "o-1");
        assertThat(prepay().attemptNo()).matches("[0-9a-z]{1,32}");
        assertThat(stock(made.payment())).isEqualTo(BranchState.TRIED);
        assertThat(house.replied).containsExactly(made.payment());
        assertThat(collecting.attempt(made.payment(), 1).payer()).isEmpty();
    }

    @Test
    void the_same_number_is_the_same_payment_and_with_another_content_refused() {
        PaymentView first = collecting.waiting();

        CollectResult again = collecting.collect.collect(CollectHouse.wanted("no-1"), AcceptCompanion.NOTHING);
        CollectResult other = collecting.collect.collect(
                CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, null),
                AcceptCompanion.NOTHING);

        assertThat(((CollectResult.Collecting) again).payment()).isEqualTo(first);
        assertThat(((CollectResult.Collecting) again).made()).isFalse();
        assertThat(other).isEqualTo(new CollectResult.Refused(CollectResult.Reason.PAYMENT_NO_REUSED));
        assertThat(collecting.wechat.prepays).hasSize(1);
    }

    @Test
    void what_cannot_be_reserved_fails_and_is_never_asked_of_the_channel() {
        house.stock.declines = ReservationOutcome.Reason.INSUFFICIENT_STOCK;

        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));

        assertThat(payment.state()).isEqualTo(PaymentState.FAILED);
        assertThat(payment.failureReason()).isEqualTo(FailureReason.INSUFFICIENT_STOCK);
        assertThat(collecting.wechat.prepays).isEmpty();
        assertThat(collecting.wechat.queries).isEmpty();
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
        assertThat(collecting.events(payment)).containsExactly("payment.failed");
    }

    @Test
    void what_the_channel_refuses_fails_and_releases_the_stock() {
        collecting.wechat.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.PAYER_INVALID));

        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));

        assertThat(payment.failureReason()).isEqualTo(FailureReason.CHANNEL_REFUSED);
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
    }

    @Test
    void a_payer_who_is_asked_at_once_and_pays_is_settled() {
        collecting.wechat.afterPrepay = prepay ->
                collecting.wechat.prepaid = new Prepaid.Settled(new TradeState.Paid(collecting.wechat.pay(prepay)));
        collecting.wechat.prepaid = new Prepaid.Unknown("not yet");
        collecting.collected(CollectHouse.wanted("no-1"));
        collecting.pass(Duration.ofSeconds(10));

        PaymentView payment = house.payments.findByNumber(FakePayments.MERCHANT, "no-1");
        assertThat(payment.state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void a_silent_channel_is_asked_again_with_the_same_content() {
        collecting.wechat.silent = true;
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));
        assertThat(payment.state()).isEqualTo(PaymentState.CREATED);

        collecting.wechat.silent = false;
        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.wechat.prepays).hasSizeGreaterThan(1);
        assertThat(collecting.wechat.prepays.stream().distinct()).hasSize(1);
    }

    @Test
    void a_refusal_of_what_was_asked_before_does_not_hide_that_the_payer_has_paid() {
        collecting.wechat.silent = true;
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));
        Prepay asked = prepay();
        collecting.wechat.silent = false;
        collecting.wechat.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.NUMBER_USED));
        // The call before arrives only now.
        collecting.wechat.afterPrepay = again -> collecting.wechat.pay(asked);

        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.PAID);
    }

    @Test
    void a_refusal_of_what_was_asked_before_ends_the_payment_when_the_channel_has_closed_the_attempt() {
        collecting.wechat.silent = true;
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));
        collecting.wechat.silent = false;
        collecting.wechat.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.DECLINED));
        collecting.wechat.closing = new Closing.Unknown("not yet");

        collecting.pass(Duration.ofSeconds(7));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSING);
        assertThat(stock(payment)).isEqualTo(BranchState.TRIED);
        collecting.wechat.closing = null;
        collecting.pass(Duration.ofMinutes(1));

        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.CHANNEL_DECLINED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.CLOSED);
        assertThat(collecting.wechat.closed).hasSize(1);
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
    }

    @Test
    void what_was_asked_before_and_is_paid_is_not_asked_again() {
        collecting.wechat.silent = true;
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));
        collecting.wechat.silent = false;
        collecting.wechat.pay(prepay());

        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.wechat.prepays).hasSize(1);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void a_payer_who_types_a_password_is_waited_for_and_not_asked_again() {
        collecting.wechat.prepaid = new Prepaid.Unknown("lost");
        PaymentView payment = collecting.collected(
                CollectHouse.wanted("no-1", PaymentMethod.WECHAT_CODE, CaptureMethod.AUTOMATIC, null));

        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.wechat.prepays).hasSize(1);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.attempt(payment, 1).action()).isEqualTo(new PayerAction(PayerAction.Kind.WAIT, Map.of()));
    }

    @Test
    void a_channel_that_stays_silent_is_closed_when_it_is_back_and_the_payment_fails() {
        collecting.wechat.silent = true;
        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));

        collecting.pass(Duration.ofMinutes(3));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSING);
        assertThat(stock(payment)).isEqualTo(BranchState.TRIED);
        collecting.wechat.silent = false;
        collecting.pass(Duration.ofMinutes(1));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.FAILED);
        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.CHANNEL_UNAVAILABLE);
        assertThat(collecting.wechat.closed).hasSize(1);
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
    }

    @Test
    void money_may_come_before_our_own_prepay_is_answered() {
        collecting.wechat.afterPrepay =
                prepay -> collecting.takeReceipt.take(prepay.attemptNo(), collecting.wechat.pay(prepay));

        PaymentView payment = collecting.collected(CollectHouse.wanted("no-1"));

        assertThat(payment.state()).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.PAID);
        assertThat(collecting.settled).containsExactly(payment.paymentId());
    }

    @Test
    void what_was_not_agreed_is_refused_and_writes_nothing() {
        NewCollection other = ofMerchant("mer_2");

        assertThat(collecting.collect.collect(other, AcceptCompanion.NOTHING))
                .isEqualTo(new CollectResult.Refused(CollectResult.Reason.METHOD_NOT_AGREED));
        assertThat(collecting.collect.collect(
                        CollectHouse.wanted("no-1", PaymentMethod.PAYPAL, CaptureMethod.AUTOMATIC, null),
                        AcceptCompanion.NOTHING))
                .isEqualTo(new CollectResult.Refused(CollectResult.Reason.METHOD_NOT_AGREED));
        assertThat(database.count("payment")).isZero();
    }
}
