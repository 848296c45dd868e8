package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Channel;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payments through channels, as the sandbox plays them. */
@OnTheStack
class ChannelPaymentTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private Shop shop;
    private RunningStack stack;

    @BeforeEach
    void open_a_shop(RunningStack running) {
        stack = running;
        shop = Shop.open(running);
    }

    private JsonNode order(String currency, long price) {
        return shop.order("ann", currency, shop.sku(currency, price, 5), 1);
    }

    private void state(String payment, String state) {
        Patience.until(
                payment + " is " + state,
                SOON,
                () -> shop.payment(payment).path("state").asText().equals(state));
    }

    @ParameterizedTest
    @CsvSource({
        "WECHAT, v3, WECHAT_JSAPI,  CNY, call_jsapi, {\"openid\":\"ann\"}",
        "WECHAT, v3, WECHAT_NATIVE, CNY, show_qr,    {}",
        "WECHAT, v2, WECHAT_JSAPI,  CNY, call_jsapi, {\"openid\":\"ann\"}",
        "WECHAT, v2, WECHAT_NATIVE, CNY, show_qr,    {}",
        "ALIPAY, '', ALIPAY_PAGE,   CNY, redirect,   {}",
        "ALIPAY, '', ALIPAY_WAP,    CNY, redirect,   {}",
        "PAYPAL, '', PAYPAL,        USD, redirect,   {}",
        "CARD,   '', CARD,          EUR, challenge,  {\"card_token\":\"tok_by-hand\"}",
    })
    void paid_by_the_payers_hand(
            String name, String version, String method, String currency, String action, String payer) {
        Channel channel = Channel.of(stack, shop, name, version);
        JsonNode order = order(currency, 1_250);

        Reply made = channel.pay(order, method, payer).expect(201);
        String payment = made.text("id");

        assertThat(made.text("state")).as(made.toString()).isEqualTo("AWAITING_PAYER");
        assertThat(made.json().path("action").path("type").asText()).isEqualTo(action);
        assertThat(shop.order(order.path("id").asText()).path("state").asText()).isEqualTo("PAYING");
        assertThat(shop.earned(currency)).isZero();

        channel.pay(payment);

        state(payment, "SUCCEEDED");
        assertThat(shop.earned(currency)).isEqualTo(1_242);
        assertThat(shop.order(order.path("id").asText()).path("state").asText()).isEqualTo("PAID");
    }

    @ParameterizedTest
    @CsvSource({
        "WECHAT, v2, WECHAT_CODE, {\"auth_code\":\"134567890123456901\"}",
        "ALIPAY, '', ALIPAY_CODE, {\"auth_code\":\"284567890123456901\"}",
    })
    void paid_at_once_by_the_payers_code(String name, String version, String method, String payer) {
        Channel channel = Channel.of(stack, shop, name, version);

        Reply made = channel.pay(order("CNY", 1_250), method, payer).expect(201);

        state(made.text("id"), "SUCCEEDED");
        assertThat(shop.earned("CNY")).isEqualTo(1_242);
    }

    @Test
    void a_declined_card_leaves_the_order_payable_and_the_stock_in_place() {
        Channel card = Channel.of(stack, shop, "CARD", "");
        JsonNode order = order("EUR", 1_250);

        Reply made = card.pay(order, "CARD", "{\"card_token\":\"tok_declines\"}");

        // The callback may have the answer before our own reply does.
        assertThat(made.status()).as(made.toString()).isIn(201, 202);
        state(made.text("id"), "FAILED");
        assertThat(shop.order(order.path("id").asText()).path("state").asText()).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @CsvSource({"silent", "wrong-signature", "other-merchant"})
    void a_channel_that_does_not_call_back_or_not_well_is_asked(String payer) {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        Reply made = wechat.pay(order("CNY", 1_250), "WECHAT_JSAPI", "{\"openid\":\"" + payer + "\"}")
                .expect(201);

        state(made.text("id"), "SUCCEEDED");

        wechat.trade(made.text("id"))
                .path("callbacks")
                .forEach(callback ->
                        assertThat(callback.path("accepted").asBoolean()).isFalse());
        assertThat(shop.earned("CNY")).isEqualTo(1_242);
    }

    @Test
    void a_callback_that_comes_after_all_others_changes_nothing() {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        String payment = wechat.pay(order("CNY", 1_250), "WECHAT_JSAPI", "{\"openid\":\"reorders\"}")
                .expect(201)
                .text("id");
        state(payment, "SUCCEEDED");

        wechat.callBack(payment, 1, "none");

        Patience.until(
                "it was answered",
                SOON,
                () -> !wechat.trade(payment).path("callbacks").isEmpty());
        assertThat(shop.payment(payment).path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(shop.earned("CNY")).isEqualTo(1_242);
    }

    @Test
    void a_callback_may_come_before_the_reply_to_our_own_request() {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");

        Reply made = wechat.pay(order("CNY", 1_250), "WECHAT_JSAPI", "{\"openid\":\"calls-back-first\"}");

        assertThat(made.status()).isIn(201, 202);
        state(made.text("id"), "SUCCEEDED");
        assertThat(shop.earned("CNY")).isEqualTo(1_242);
    }

    @Test
    void a_channel_that_answers_too_late_is_unknown_and_then_paid() {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");

        Reply made = wechat.pay(order("CNY", 1_250), "WECHAT_JSAPI", "{\"openid\":\"times-out\"}");

        assertThat(made.status()).as(made.toString()).isIn(201, 202);
        state(made.text("id"), "SUCCEEDED");
        assertThat(shop.earned("CNY")).isEqualTo(1_242);
    }

    @Test
    void a_hundred_callbacks_at_once_are_one_payment() {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        String payment = wechat.pay(order("CNY", 1_250), "WECHAT_NATIVE", "{}")
                .expect(201)
                .text("id");
        wechat.pay(payment);

        wechat.callBack(payment, 100, "none");

        state(payment, "SUCCEEDED");
        Patience.until(
                "a hundred callbacks were answered",
                SOON,
                () -> wechat.trade(payment).path("callbacks").size() > 100);
        wechat.trade(payment)
                .path("callbacks")
                .forEach(callback ->
                        assertThat(callback.path("accepted").asBoolean()).isTrue());
        assertThat(shop.earned("CNY")).isEqualTo(1_242);
    }

    @ParameterizedTest
    @CsvSource({"WECHAT, v3, WECHAT_NATIVE", "WECHAT, v2, WECHAT_NATIVE", "ALIPAY, '', ALIPAY_PAGE"})
    void a_wrong_signature_and_another_merchants_callback_are_refused(String name, String version, String method) {
        Channel channel = Channel.of(stack, shop, name, version);
        String payment =
                channel.pay(order("CNY", 1_250), method, "{}").expect(201).text("id");
        channel.pay(payment);
        state(payment, "SUCCEEDED");

        channel.callBack(payment, 3, "wrong-signature");
        channel.callBack(payment, 3, "other-merchant");

        Patience.until(
                "the bad callbacks were refused",
                SOON,
                () -> refused(channel.trade(payment).path("callbacks")) >= 6);
        assertThat(shop.earned("CNY")).isEqualTo(1_242);
    }

    private static int refused(JsonNode callbacks) {
        int refused = 0;
        for (JsonNode callback : callbacks) {
            refused += callback.path("accepted").asBoolean() ? 0 : 1;
        }
        return refused;
    }

    @Test
    void a_wrong_amount_is_held_for_a_person_and_settles_nothing() {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        String payment = wechat.pay(order("CNY", 1_250), "WECHAT_JSAPI", "{\"openid\":\"wrong-amount\"}")
                .expect(201)
                .text("id");

        Patience.until(
                "the payment is held",
                SOON,
                () -> shop.payment(payment).path("held_for").asText().equals("WRONG_AMOUNT"));

        assertThat(shop.payment(payment).path("state").asText()).isNotEqualTo("SUCCEEDED");
        assertThat(shop.earned("CNY")).isZero();
        Reply attention =
                shop.facade().operate(Call.get("/operator/v1/attention")).expect(200);
        assertThat(attention.text()).contains(payment);

        String receipt = "";
        for (JsonNode item : attention.json().path("data")) {
            if (item.path("payment_id").asText().equals(payment)
                    && item.path("kind").asText().equals("receipt")) {
                receipt = item.path("id").asText();
            }
        }
        String path = "/operator/v1/receipts/" + receipt + "/give-back";
        shop.facade().operate(Call.get(path).method("POST")).expect(200);

        state(payment, "CLOSED");
        Patience.until("the payer has the money back", SOON, () -> {
            Reply now = shop.facade().operate(Call.get(path).method("POST")).expect(200);
            return now.text("give_back").equals("DONE");
        });
        assertThat(shop.payment(payment).path("held_for").isNull()).isTrue();
        assertThat(shop.earned("CNY")).isZero();
        assertThat(shop.facade()
                        .operate(Call.get("/operator/v1/attention"))
                        .expect(200)
                        .text())
                .doesNotContain(payment);
    }

    @Test
    void money_after_the_close_goes_back() {
        Channel alipay = Channel.of(stack, shop, "ALIPAY", "");
        JsonNode order = order("CNY", 1_250);
        String payment = alipay.pay(order, "ALIPAY_PAGE", "{}").expect(201).text("id");
        shop.send(Call.post("/v1/payments/" + payment + "/cancel", "{}"));
        state(payment, "CLOSED");
        assertThat(shop.order(order.path("id").asText()).path("state").asText()).isEqualTo("OPEN");

        alipay.payLate(alipay.attemptNo(payment));

        Patience.until(
                "the money went back",
                SOON,
                () -> alipay.trade(payment).path("refunds").size() == 1);
        assertThat(shop.payment(payment).path("state").asText()).isEqualTo("CLOSED");
        assertThat(shop.earned("CNY")).isZero();
    }

    @Test
    void a_second_payment_goes_back() {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        String payment = wechat.pay(order("CNY", 1_250), "WECHAT_JSAPI", "{\"openid\":\"pays-twice\"}")
                .expect(201)
                .text("id");

        state(payment, "SUCCEEDED");
        Patience.until(
                "the second went back",
                SOON,
                () -> wechat.trade(payment).path("refunds").size() == 1);

        assertThat(shop.earned("CNY")).isEqualTo(1_242);
    }

    @Test
    void the_payer_switches_the_channel_and_one_attempt_wins() {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        Channel alipay = Channel.of(stack, shop, "ALIPAY", "");
        String payment = wechat.pay(order("CNY", 1_250), "WECHAT_NATIVE", "{}")
                .expect(201)
                .text("id");

        Reply switched = alipay.visited(shop.send(Call.post(
                "/v1/payments/" + payment + "/attempts",
                "{\"method\":\"ALIPAY_PAGE\",\"payer\":{},\"return_url\":\"https://shop.example/back\"}")));

        assertThat(switched.status()).as(switched.toString()).isEqualTo(201);
        alipay.pay(payment);
        state(payment, "SUCCEEDED");
        assertThat(shop.earned("CNY")).isEqualTo(1_242);
    }

    @Test
    void a_channel_that_is_down_opens_its_breaker_and_the_others_work() {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        Channel alipay = Channel.of(stack, shop, "ALIPAY", "");
        wechat.mode("down");
        try {
            for (int i = 0; i < 8; i++) {
                assertThat(wechat.pay(order("CNY", 1_250), "WECHAT_NATIVE", "{}")
                                .status())
                        .isIn(201, 202, 503);
            }
            String payment = alipay.pay(order("CNY", 1_250), "ALIPAY_PAGE", "{}")
                    .expect(201)
                    .text("id");
            alipay.pay(payment);
            state(payment, "SUCCEEDED");
        } finally {
            wechat.mode("ok");
        }
    }
}
