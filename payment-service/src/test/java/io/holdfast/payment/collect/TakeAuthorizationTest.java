package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.fake.FakeChannel;
import io.holdfast.payment.fake.FakePayments;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Money that is set aside for a capture. */
class TakeAuthorizationTest extends InCollectHouse {

    @Test
    void a_refusal_that_comes_after_the_money_changes_nothing() {
        collecting.card.answer = prepay -> new Prepaid.Refused(refusal(ChannelRefusal.Reason.OTHER));
        collecting.card.afterPrepay =
                prepay -> collecting.hear.hear(collecting.attempts.find(prepay.attemptNo()), setAside(prepay), true);

        PaymentView payment = manual();

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.AUTHORIZED);
    }

    @Test
    void money_that_is_set_aside_waits_for_its_capture_and_is_given_free_when_that_expires() {
        collecting.card.afterPrepay = prepay -> collecting.card.prepaid = new Prepaid.Settled(setAside(prepay));
        collecting.card.prepaid = new Prepaid.Unknown("not yet");
        NewCollection manual = CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.MANUAL, null);
        PaymentView payment = collecting.collected(manual);
        collecting.pass(Duration.ofSeconds(10));

        PaymentView authorized = house.stored(payment);
        assertThat(authorized.state()).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(authorized.expiresAt()).isAfter(house.clock.instant().plus(Duration.ofDays(6)));
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.AUTHORIZED);
        assertThat(collecting.card.prepays.get(0).manualCapture()).isTrue();

        collecting.pass(Duration.ofDays(8));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(collecting.card.closed).hasSize(1);
    }

    private PaymentView authorized() {
        collecting.card.afterPrepay = prepay -> collecting.card.say(prepay, setAside(prepay));
        PaymentView payment = manual();
        collecting.pass(Duration.ofMinutes(1));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AUTHORIZED);
        return payment;
    }

    @Test
    void what_is_set_aside_is_not_given_free_while_it_is_being_captured() {
        PaymentView payment = authorized();
        database.jdbc()
                .update(
                        "UPDATE payment SET state = 'PROCESSING', captured_minor = 400 WHERE payment_id = ?",
                        payment.paymentId());
        collecting.attempts.lookAgain(collecting.attempt(payment, 1).attemptNo(), house.clock.instant());

        collecting.pass(Duration.ZERO);
        assertThat(collecting.card.closed).isEmpty();
        assertThat(collecting.attempt(payment, 1).abandoned()).isFalse();

        Receipt captured = collecting.card.pay(collecting.card.lastPrepay(), Money.of(400, CurrencyCode.CNY));
        assertThat(collecting.takeReceipt.take(captured.attemptNo(), captured)).isInstanceOf(Taken.Settles.class);
    }

    @Test
    void cancelling_gives_free_what_is_set_aside() {
        PaymentView payment = authorized();

        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(collecting.card.closed).hasSize(1);
    }

    @Test
    void money_set_aside_for_a_payment_that_is_captured_at_once_is_given_free() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.say(prepay(), setAside(prepay()));

        collecting.pass(Duration.ofSeconds(5));

        assertThat(collecting.wechat.closed).hasSize(1);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    private static TradeState.Authorized setAside(Prepay prepay) {
        return new TradeState.Authorized(FakeChannel.receipt(prepay.attemptNo(), "auth-1", prepay.amount()));
    }

    private PaymentView manual() {
        return collecting.collected(CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.MANUAL, null));
    }

    /** The channel calls back before it answers, and what it answers says the same. */
    @Test
    void an_authorization_that_is_heard_of_twice_is_kept() {
        collecting.card.afterPrepay = prepay -> {
            collecting.card.say(prepay, setAside(prepay));
            collecting.hear.hear(collecting.attempts.find(prepay.attemptNo()), setAside(prepay), true);
        };
        collecting.card.answer = prepay -> new Prepaid.Settled(setAside(prepay));

        PaymentView payment = manual();
        collecting.pass(Duration.ofMinutes(1));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AUTHORIZED);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.AUTHORIZED);
        assertThat(collecting.attempt(payment, 1).abandoned()).isFalse();
        assertThat(collecting.card.closed).isEmpty();
    }

    @Test
    void an_authorization_on_an_attempt_that_is_over_is_given_free() {
        PaymentView payment = manual();
        Prepay asked = collecting.card.lastPrepay();
        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        collecting.card.closed.clear();

        collecting.card.say(asked, setAside(asked));
        collecting.hear.hear(collecting.attempt(payment, 1), setAside(asked), true);
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.AUTHORIZED);
        collecting.pass(Duration.ZERO);

        assertThat(collecting.card.closed).containsExactly(asked.attemptNo());
        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.CLOSED);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    void an_authorization_on_an_attempt_that_was_refused_is_given_free_and_the_payment_still_waits() {
        PaymentView payment = manual();
        collecting.card.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.DECLINED));
        switchedToCard(payment);
        Prepay refused = collecting.card.lastPrepay();
        assertThat(collecting.attempt(payment, 2).state()).isEqualTo(AttemptState.REFUSED);
        collecting.card.closed.clear();

        collecting.card.say(refused, setAside(refused));
        collecting.hear.hear(collecting.attempt(payment, 2), setAside(refused), true);
        collecting.pass(Duration.ZERO);

        assertThat(collecting.card.closed).contains(refused.attemptNo());
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void an_authorization_on_an_abandoned_attempt_is_given_free_and_never_captured() {
        PaymentView payment = manual();
        Prepay former = collecting.card.lastPrepay();
        collecting.card.closing = new Closing.TooEarly(house.clock.instant().plus(Duration.ofMinutes(5)));
        switchedToCard(payment);

        collecting.hear.hear(collecting.attempt(payment, 1), setAside(former), true);

        assertThat(collecting.attempt(payment, 1).state()).isEqualTo(AttemptState.AUTHORIZED);
        assertThat(collecting.attempt(payment, 1).abandoned()).isTrue();
        assertThat(collecting.attempt(payment, 2).state()).isEqualTo(AttemptState.OPEN);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }
}
