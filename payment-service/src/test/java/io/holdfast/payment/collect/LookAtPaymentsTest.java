package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.CaptureMethod;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.resolve.jdbc.DueLooksJdbc;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When channels are asked about what they did not report. */
class LookAtPaymentsTest extends InCollectHouse {

    @Test
    void a_query_finds_out_that_it_is_paid() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.pay(prepay());
        collecting.pass(Duration.ofSeconds(4));
        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);

        collecting.pass(Duration.ofSeconds(2));

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void queries_follow_the_channels_schedule() {
        collecting.waiting();
        for (int second = 1; second <= 35; second++) {
            collecting.pass(Duration.ofSeconds(1));
        }
        assertThat(collecting.wechat.queries).hasSize(3);
    }

    @Test
    void a_channel_may_have_a_schedule_of_its_own() {
        collecting.collected(CollectHouse.wanted("no-1", PaymentMethod.CARD, CaptureMethod.AUTOMATIC, null));

        collecting.pass(Duration.ofSeconds(59));
        assertThat(collecting.card.queries).isEmpty();
        collecting.pass(Duration.ofSeconds(1));

        assertThat(collecting.card.queries).hasSize(1);
    }

    @Test
    void who_asks_for_a_payment_has_the_channel_asked_if_that_is_a_while_ago() {
        PaymentView payment = collecting.waiting();
        collecting.wechat.pay(prepay());
        house.clock.pass(Duration.ofSeconds(1));
        assertThat(collecting.lookWhenAsked.fresh(payment).state()).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.wechat.queries).isEmpty();

        house.clock.pass(Duration.ofSeconds(1));

        assertThat(collecting.lookWhenAsked.fresh(payment).state()).isEqualTo(PaymentState.SUCCEEDED);
    }

    @Test
    void wallets_channels_and_settlements_look_at_their_own_payments_only() {
        PaymentView wallet = house.accepted();
        PaymentView channel = collecting.collected(CollectHouse.wanted("no-1"));
        house.clock.pass(Duration.ofMinutes(15));
        assertThat(collecting.rows.lease(10)).containsExactly(channel.paymentId());
        collecting.settlesNever = true;
        Receipt receipt = collecting.wechat.pay(prepay());
        collecting.takeReceipt.take(receipt.attemptNo(), receipt);
        assertThat(collecting.state(channel)).isEqualTo(PaymentState.PROCESSING);
        house.clock.pass(Duration.ofMinutes(1));

        assertThat(collecting.rows.lease(10)).isEmpty();
        assertThat(collecting.settlements.lease(10))
                .singleElement()
                .satisfies(due -> assertThat(due.paymentId()).isEqualTo(channel.paymentId()));
        assertThat(new DueLooksJdbc(database.jdbc(), database.transactions(), house.clock, Duration.ofSeconds(8))
                        .lease(10))
                .singleElement()
                .satisfies(look -> assertThat(look.paymentId()).isEqualTo(wallet.paymentId()));
    }
}
