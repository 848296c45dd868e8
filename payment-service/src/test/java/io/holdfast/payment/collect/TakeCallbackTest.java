package io.holdfast.payment.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.ForgetInBatches;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.fake.FakePayments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What channels report by themselves. */
class TakeCallbackTest extends InCollectHouse {

    private int calledBack(String body) {
        return collecting
                .callbacks
                .take(
                        "WECHAT",
                        FakePayments.MERCHANT,
                        new Callback("/callbacks", "", Map.of(), body.getBytes(StandardCharsets.UTF_8)))
                .status();
    }

    @Test
    void a_callback_is_verified_kept_once_and_acted_on_once() {
        PaymentView payment = collecting.waiting();
        String body = "signed " + prepay().attemptNo() + " tx-1 1000 CNY";

        assertThat(calledBack(body)).isEqualTo(200);
        assertThat(calledBack(body)).isEqualTo(200);

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.SUCCEEDED);
        assertThat(database.count("callback")).isOne();
        assertThat(database.count("receipt")).isOne();
        assertThat(collecting.watched).contains("callback taken", "callback again");
    }

    @Test
    void a_callback_that_leaves_open_how_it_stands_must_come_again_and_makes_a_look_due() {
        PaymentView payment = collecting.waiting();
        String attemptNo = prepay().attemptNo();
        collecting.wechat.pay(prepay());

        assertThat(calledBack("open " + attemptNo)).isEqualTo(401);
        assertThat(calledBack("open " + attemptNo)).isEqualTo(401);

        assertThat(collecting.watched).contains("callback unanswered").doesNotContain("callback again");
        collecting.pass(Duration.ofMillis(1));
        assertThat(collecting.receipts.settling(payment.paymentId())).isNotNull();
    }

    @Test
    void a_callback_with_a_wrong_signature_is_refused_counted_and_not_kept() {
        PaymentView payment = collecting.waiting();

        assertThat(calledBack("forged " + prepay().attemptNo() + " tx-1 1000 CNY"))
                .isEqualTo(401);

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
        assertThat(collecting.watched).contains("callback WRONG_SIGNATURE");
        assertThat(database.count("callback")).isZero();
    }

    @Test
    void a_callback_to_another_merchant_or_through_another_channel_moves_nothing() {
        PaymentView payment = collecting.waiting();
        byte[] body = ("signed " + prepay().attemptNo() + " tx-1 1000 CNY").getBytes(StandardCharsets.UTF_8);
        Callback callback = new Callback("/callbacks", "", Map.of(), body);

        assertThat(collecting.callbacks.take("WECHAT", "mer_2", callback)).isNull();
        assertThat(collecting
                        .callbacks
                        .take("CARD", FakePayments.MERCHANT, callback)
                        .status())
                .isEqualTo(401);

        assertThat(collecting.state(payment)).isEqualTo(PaymentState.AWAITING_PAYER);
    }

    @Test
    void the_query_which_nobody_signs_makes_no_new_callback_of_an_old_one() {
        collecting.waiting();
        byte[] body = ("signed " + prepay().attemptNo() + " tx-1 1000 CNY").getBytes(StandardCharsets.UTF_8);

        for (String query : List.of("", "a=1", "a=2")) {
            Callback callback = new Callback("/callbacks", query, Map.of(), body);
            assertThat(collecting
                            .callbacks
                            .take("WECHAT", FakePayments.MERCHANT, callback)
                            .status())
                    .isEqualTo(200);
        }

        assertThat(database.count("callback")).isOne();
    }

    @Test
    void callbacks_are_forgotten_when_they_are_old() {
        collecting.waiting();
        calledBack("signed " + prepay().attemptNo() + " tx-1 1000 CNY");
        ForgetInBatches forget = new ForgetInBatches(
                collecting.storedCallbacks::forgetReceivedBefore,
                CollectHouse.CONFIG.callbacksKept(),
                500,
                house.clock);

        house.clock.pass(Duration.ofDays(180));
        assertThat(forget.turn()).isFalse();
        assertThat(database.count("callback")).isOne();
        house.clock.pass(Duration.ofMillis(1));
        forget.turn();

        assertThat(database.count("callback")).isZero();
    }
}
