package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.collect.SwitchAttempt.Switched;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A payer who pays in another way. */
class SwitchAttemptTest extends InCollectHouse {

    @Test
    void a_switch_that_is_refused_when_it_is_asked_again_is_closed_and_the_payment_still_waits() {
        PaymentView payment = collecting.waiting();
        collecting.card.silent = true;
        switchedToCard(payment);
        collecting.card.silent = false;
        collecting.card.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.DECLINED));

        collecting.pass(Duration.ofSeconds(7));

        assertThat(collecting.attempt(payment, 2).state()).isEqualTo(AttemptState.CLOSED);
        assertThat(collecting.card.closed).hasSize(1);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void a_former_attempt_is_closed_where_the_channel_allows_it() {
        PaymentView payment = collecting.waiting();
        String first = prepay().attemptNo();
        switchedToCard(payment);

        collecting.pass(Duration.ZERO);

        assertThat(collecting.wechat.closed).containsExactly(first);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.attempt(payment, 2).state()).isEqualTo(AttemptState.OPEN);
    }

    @Test
    void a_payment_has_twenty_attempts_at_most() {
        PaymentView payment = collecting.waiting();
        for (int attempt = 2; attempt <= 20; attempt++) {
            assertThat(switchedToCard(payment)).isInstanceOf(Switched.Done.class);
        }

        assertThat(switchedToCard(payment))
                .isEqualTo(new Switched.Refused(SwitchAttempt.Reason.TOO_MANY_ATTEMPTS, null));

        assertThat(database.count("attempt")).isEqualTo(20);
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void a_refused_switch_leaves_the_payment_with_its_payer() {
        PaymentView payment = collecting.waiting();
        collecting.card.prepaid = new Prepaid.Refused(refusal(ChannelRefusal.Reason.DECLINED));

        Switched switched = switchedToCard(payment);

        assertThat(switched)
                .isEqualTo(new Switched.Refused(SwitchAttempt.Reason.CHANNEL_REFUSED, FailureReason.CHANNEL_DECLINED));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }
}
