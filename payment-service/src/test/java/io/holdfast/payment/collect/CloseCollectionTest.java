package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.branch.BranchState;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.TradeState;
import io.holdfast.payment.collect.CancelCollection.Cancelled;
import io.holdfast.payment.fake.FakePayments;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Payments that nobody pays, or that their merchant cancels. */
class CloseCollectionTest extends InCollectHouse {

    @Test
    void a_payment_that_nobody_pays_is_closed_at_the_channel_and_then_here() {
        PaymentView payment = collecting.waiting();

        collecting.pass(Duration.ofMinutes(15));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
        assertThat(collecting.wechat.closed).containsExactly(prepay().attemptNo());
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
        assertThat(collecting.events(payment)).containsExactly("payment.closed");
    }

    @Test
    void an_attempt_is_looked_at_before_it_is_closed_and_nothing_is_collected_by_that() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.queries.clear();

        collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());

        assertThat(collecting.wechat.peeks).isNotEmpty();
        assertThat(collecting.wechat.queries).isEmpty();
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    void a_channel_that_does_not_close_so_early_is_asked_again_when_it_does() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.closing = new Closing.TooEarly(house.clock.instant().plus(Duration.ofMinutes(5)));

        Cancelled cancelled = collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());
        assertThat(((Cancelled.Closing) cancelled).payment().state()).isEqualTo(PaymentState.CLOSING);
        collecting.pass(Duration.ofMinutes(4));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSING);
        assertThat(stock(payment)).isEqualTo(BranchState.TRIED);
        collecting.wechat.closing = null;
        collecting.pass(Duration.ofMinutes(1));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.CLOSED);
    }

    @Test
    void money_that_comes_while_it_is_being_closed_wins() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.pay(prepay());

        Cancelled cancelled = collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId());

        assertThat(cancelled).isInstanceOf(Cancelled.TooLate.class);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(collecting.wechat.closed).isEmpty();
    }

    @Test
    void cancelling_may_be_repeated_and_is_anothers_business_never() {
        PaymentView payment = collecting.waiting();

        assertThat(collecting.cancel.cancel("mer_2", payment.paymentId())).isInstanceOf(Cancelled.NotFound.class);
        assertThat(collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId()))
                .isEqualTo(collecting.cancel.cancel(FakePayments.MERCHANT, payment.paymentId()))
                .isInstanceOf(Cancelled.Closing.class);
    }

    @Test
    void a_payer_who_is_declined_ends_the_payment() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.say(prepay(), new TradeState.Refused(refusal(ChannelRefusal.Reason.DECLINED)));

        collecting.pass(Duration.ofSeconds(5));

        assertThat(house.stored(payment).failureReason()).isEqualTo(FailureReason.CHANNEL_DECLINED);
        assertThat(stock(payment)).isEqualTo(BranchState.CANCELLED);
    }
}
