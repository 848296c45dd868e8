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

/** Money that is set aside now and collected later, wholly, in part or not at all. */
@OnTheStack
class CaptureTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private RunningStack stack;
    private Shop shop;
    private String sku;

    @BeforeEach
    void open_a_shop(RunningStack running) {
        stack = running;
        shop = Shop.open(running);
        sku = shop.sku("EUR", 2_000, 5);
    }

    private Reply authorize(JsonNode order, String payer) {
        return shop.send(Call.post(
                "/v1/payments",
                "{\"merchant_payment_no\":\"" + Shop.fresh() + "\",\"order_id\":\""
                        + order.path("id").asText() + "\",\"amount\":2000,\"currency\":\"EUR\","
                        + "\"capture_method\":\"manual\"," + payer + "}"));
    }

    private String authorizedFrom(String wallet) {
        Reply made = authorize(
                shop.order("ann", "EUR", sku, 1), "\"method\":\"WALLET\",\"payer_account\":\"" + wallet + "\"");
        state(made.expect(201).text("id"), "AUTHORIZED");
        return made.text("id");
    }

    private void state(String payment, String state) {
        Patience.until(
                payment + " is " + state,
                SOON,
                () -> shop.payment(payment).path("state").asText().equals(state));
    }

    private Reply capture(String payment, String body) {
        return shop.send(Call.post("/v1/payments/" + payment + "/capture", body));
    }

    @Test
    void a_part_of_a_wallets_money_is_captured_and_the_rest_is_free_again() {
        String wallet = shop.wallet("ann", "EUR", 5_000);
        String payment = authorizedFrom(wallet);
        assertThat(shop.account(wallet).path("frozen").asLong()).isEqualTo(2_000);
        assertThat(shop.earned("EUR")).isZero();

        Reply captured = capture(payment, "{\"amount\":1500}");

        assertThat(captured.succeeded()).as(captured.toString()).isTrue();
        state(payment, "SUCCEEDED");
        assertThat(shop.payment(payment).path("captured_amount").asLong()).isEqualTo(1_500);
        assertThat(shop.available(wallet)).isEqualTo(3_500);
        assertThat(shop.account(wallet).path("frozen").asLong()).isZero();
        assertThat(shop.earned("EUR")).isEqualTo(1_491);
        assertThat(capture(payment, "{}").status()).isEqualTo(409);
    }

    @Test
    void more_than_was_set_aside_is_not_captured() {
        String payment = authorizedFrom(shop.wallet("ann", "EUR", 5_000));

        assertThat(capture(payment, "{\"amount\":2001}").status()).isEqualTo(422);

        assertThat(shop.payment(payment).path("state").asText()).isEqualTo("AUTHORIZED");
        assertThat(capture(payment, "{}").succeeded()).isTrue();
        state(payment, "SUCCEEDED");
    }

    @Test
    void what_is_given_up_is_the_payers_and_the_order_is_payable_again() {
        String wallet = shop.wallet("ann", "EUR", 5_000);
        String payment = authorizedFrom(wallet);

        shop.send(Call.post("/v1/payments/" + payment + "/cancel", "{}"));

        state(payment, "CLOSED");
        assertThat(shop.available(wallet)).isEqualTo(5_000);
        assertThat(shop.stock(sku).path("available").asLong()).isEqualTo(5);
    }

    @Test
    void a_payer_without_the_money_is_declined_at_once() {
        Reply made = authorize(
                shop.order("ann", "EUR", sku, 1),
                "\"method\":\"WALLET\",\"payer_account\":\"" + shop.wallet("poor", "EUR", 1_999) + "\"");

        state(made.expect(201).text("id"), "FAILED");
        assertThat(shop.payment(made.text("id")).path("failure_reason").asText())
                .isEqualTo("INSUFFICIENT_FUNDS");
    }

    @Test
    void a_cards_money_is_captured_later_and_refunded() {
        String wallet = shop.wallet("before", "EUR", 2_000);
        shop.pay(shop.order(null, "EUR", sku, 1), wallet).expect(201);
        Channel card = Channel.of(stack, shop, "CARD", "");
        Reply made = card.visited(authorize(
                shop.order("ann", "EUR", sku, 1),
                "\"method\":\"CARD\",\"payer\":{\"card_token\":\"tok_by-hand\"},"
                        + "\"return_url\":\"https://shop.example/back\""));
        String payment = made.expect(201).text("id");
        card.pay(payment);
        state(payment, "AUTHORIZED");
        long before = shop.earned("EUR");

        assertThat(capture(payment, "{\"amount\":1000}").succeeded()).isTrue();
        state(payment, "SUCCEEDED");
        assertThat(shop.earned("EUR")).isEqualTo(before + 994);

        Reply refund = shop.send(Call.post(
                "/v1/refunds",
                "{\"merchant_refund_no\":\"" + Shop.fresh() + "\",\"payment_id\":\"" + payment
                        + "\",\"amount\":1000,\"currency\":\"EUR\"}"));
        Patience.until(
                "the refund is done",
                SOON,
                () -> shop.send(Call.get("/v1/refunds/" + refund.text("id")))
                        .text("state")
                        .equals("SUCCEEDED"));
        assertThat(shop.earned("EUR")).isEqualTo(before - 6);
    }

    @Test
    void a_payer_with_another_currency_pays_what_was_quoted() {
        Channel paypal = Channel.of(stack, shop, "PAYPAL", "");
        String tea = shop.sku("CNY", 10_000, 1);
        JsonNode order = shop.order("ann", "CNY", tea, 1);
        JsonNode quote = shop.send(Call.post("/v1/fx-quotes", "{\"from\":\"CNY\",\"to\":\"USD\",\"amount\":10000}"))
                .expect(201)
                .json();

        Reply made = paypal.visited(shop.send(Call.post(
                "/v1/payments",
                "{\"merchant_payment_no\":\"" + Shop.fresh() + "\",\"order_id\":\""
                        + order.path("id").asText() + "\",\"method\":\"PAYPAL\",\"amount\":10000,\"currency\":\"CNY\","
                        + "\"payer\":{},\"return_url\":\"https://shop.example/back\",\"fx_quote\":\""
                        + quote.path("id").asText() + "\"}")));
        String payment = made.expect(201).text("id");
        assertThat(paypal.trade(payment).path("currency").asText()).isEqualTo("USD");
        assertThat(paypal.trade(payment).path("amount_minor").asLong())
                .isEqualTo(quote.path("payer_amount").asLong());
        paypal.pay(payment);

        state(payment, "SUCCEEDED");
        assertThat(shop.earned("CNY")).isEqualTo(9_940);
    }
}
