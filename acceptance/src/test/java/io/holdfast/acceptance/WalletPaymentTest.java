package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Crowd;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnTheStack
class WalletPaymentTest {

    private Shop shop;
    private String sku;

    @BeforeEach
    void open_a_shop(RunningStack stack) {
        shop = Shop.open(stack);
        sku = shop.sku("CNY", 1250, 3);
    }

    @Test
    void a_payment_moves_money_and_stock_and_pays_the_order() {
        String wallet = shop.wallet("ann", "CNY", 10_000);
        JsonNode order = shop.order("ann", "CNY", sku, 2);

        Reply paid = shop.pay(order, wallet).expect(201);

        assertThat(paid.text("state")).as(paid.toString()).isEqualTo("SUCCEEDED");
        assertThat(paid.json().path("fee_basis_points").asInt()).isEqualTo(Shop.FEE_BASIS_POINTS);
        assertThat(shop.payment(paid.text("id"))).isEqualTo(paid.json());
        assertThat(shop.available(wallet)).isEqualTo(7_500);
        assertThat(shop.account(wallet).path("frozen").asLong()).isZero();
        assertThat(shop.earned("CNY")).isEqualTo(2_485);
        assertThat(shop.order(order.path("id").asText()).path("state").asText()).isEqualTo("PAID");
        assertThat(shop.stock(sku).path("sold").asLong()).isEqualTo(2);
        assertThat(shop.stock(sku).path("available").asLong()).isEqualTo(1);
    }

    @Test
    void a_payer_without_funds_is_declined_and_the_order_stays_payable() {
        String poor = shop.wallet("poor", "CNY", 1_249);
        String rich = shop.wallet("rich", "CNY", 1_250);
        JsonNode order = shop.order(null, "CNY", sku, 1);

        declined(shop.pay(order, poor), "INSUFFICIENT_FUNDS");

        assertThat(shop.available(poor)).isEqualTo(1_249);
        assertThat(shop.stock(sku).path("available").asLong()).isEqualTo(3);
        assertThat(shop.order(order.path("id").asText()).path("state").asText()).isEqualTo("OPEN");
        assertThat(shop.pay(order, rich).text("state")).isEqualTo("SUCCEEDED");
        assertThat(shop.available(rich)).isZero();
    }

    @Test
    void an_order_without_stock_is_declined_and_no_money_moves() {
        String wallet = shop.wallet("ann", "CNY", 10_000);
        JsonNode order = shop.order(null, "CNY", sku, 4);

        declined(shop.pay(order, wallet), "INSUFFICIENT_STOCK");

        assertThat(shop.available(wallet)).isEqualTo(10_000);
        assertThat(shop.stock(sku).path("available").asLong()).isEqualTo(3);
    }

    @Test
    void without_funds_and_without_stock_nothing_moves_either() {
        String wallet = shop.wallet("ann", "CNY", 1);
        JsonNode order = shop.order(null, "CNY", sku, 4);

        Reply failed = shop.pay(order, wallet).expect(201);

        assertThat(failed.text("state")).isEqualTo("FAILED");
        assertThat(failed.text("failure_reason")).isIn("INSUFFICIENT_FUNDS", "INSUFFICIENT_STOCK");
        assertThat(shop.available(wallet)).isEqualTo(1);
        assertThat(shop.stock(sku).path("available").asLong()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"FROZEN, ACCOUNT_FROZEN", "CLOSED, ACCOUNT_CLOSED"})
    void an_account_that_is_not_open_pays_nothing(String status, String reason) {
        String wallet = shop.wallet("ann", "CNY", status.equals("CLOSED") ? 0 : 5_000);
        shop.setStatus(wallet, status);

        declined(shop.pay(shop.order(null, "CNY", sku, 1), wallet), reason);

        assertThat(shop.stock(sku).path("available").asLong()).isEqualTo(3);
    }

    @Test
    void a_frozen_account_that_is_opened_again_pays() {
        String wallet = shop.wallet("ann", "CNY", 5_000);
        JsonNode order = shop.order(null, "CNY", sku, 1);
        shop.setStatus(wallet, "FROZEN");
        declined(shop.pay(order, wallet), "ACCOUNT_FROZEN");

        shop.setStatus(wallet, "OPEN");

        assertThat(shop.pay(order, wallet).text("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_wallet_in_another_currency_is_declined() {
        String dollars = shop.wallet("ann", "USD", 100_000);

        declined(shop.pay(shop.order(null, "CNY", sku, 1), dollars), "CURRENCY_MISMATCH");

        assertThat(shop.available(dollars)).isEqualTo(100_000);
    }

    @Test
    void a_payment_in_another_currency_than_the_orders_is_declined() {
        String dollars = shop.wallet("ann", "USD", 100_000);
        JsonNode order = shop.order(null, "CNY", sku, 1);

        declined(shop.send(shop.payCall(order.path("id").asText(), dollars, "1250", "USD", 0)), "AMOUNT_MISMATCH");
    }

    @ParameterizedTest
    @CsvSource({"1249", "1251", "1", "1000000000000"})
    void a_payment_of_another_amount_than_the_orders_is_declined(String amount) {
        String wallet = shop.wallet("ann", "CNY", 100_000);
        JsonNode order = shop.order(null, "CNY", sku, 1);

        declined(shop.send(shop.payCall(order.path("id").asText(), wallet, amount, "CNY", 0)), "AMOUNT_MISMATCH");

        assertThat(shop.available(wallet)).isEqualTo(100_000);
    }

    @Test
    void a_new_price_does_not_touch_an_order_until_it_is_amended() {
        String wallet = shop.wallet("ann", "CNY", 10_000);
        JsonNode made = shop.order(null, "CNY", sku, 1);
        JsonNode amended = shop.order(null, "CNY", sku, 1);
        shop.price(sku, "CNY", 2_000);

        JsonNode dearer = shop.send(Call.patch(
                        "/v1/orders/" + amended.path("id").asText(), "{\"items\":[" + Shop.item(sku, 1) + "]}"))
                .expect(200)
                .json();

        assertThat(dearer.path("total").asLong()).isEqualTo(2_000);
        declined(shop.pay(amended, wallet), "AMOUNT_MISMATCH");
        assertThat(shop.pay(dearer, wallet).text("state")).isEqualTo("SUCCEEDED");
        assertThat(shop.pay(made, wallet).text("state")).isEqualTo("SUCCEEDED");
        assertThat(shop.available(wallet)).isEqualTo(10_000 - 2_000 - 1_250);
    }

    @Test
    void an_order_paid_by_two_at_once_is_paid_by_one() throws Exception {
        JsonNode order = shop.order(null, "CNY", sku, 2);
        List<String> wallets = List.of(shop.wallet("ann", "CNY", 10_000), shop.wallet("bob", "CNY", 10_000));

        List<Reply> replies = Crowd.of(2, one -> shop.pay(order, wallets.get(one)));

        assertThat(replies).extracting(reply -> reply.text("state")).containsExactlyInAnyOrder("SUCCEEDED", "FAILED");
        assertThat(replies)
                .filteredOn(reply -> reply.text("state").equals("FAILED"))
                .extracting(reply -> reply.text("failure_reason"))
                .containsExactly("ORDER_NOT_PAYABLE");
        assertThat(wallets.stream().mapToLong(shop::available).sum()).isEqualTo(17_500);
        assertThat(shop.stock(sku).path("sold").asLong()).isEqualTo(2);
    }

    @Test
    void one_wallet_paying_ten_orders_at_once_pays_what_it_can() throws Exception {
        String many = shop.sku("CNY", 100, 50);
        String wallet = shop.wallet("ann", "CNY", 550);
        List<JsonNode> orders = Crowd.of(10, one -> shop.order(null, "CNY", many, 1));

        List<Reply> replies = Crowd.of(10, one -> shop.pay(orders.get(one), wallet));

        assertThat(replies)
                .filteredOn(reply -> reply.text("state").equals("SUCCEEDED"))
                .hasSize(5);
        assertThat(shop.available(wallet)).isEqualTo(50);
        assertThat(shop.stock(many).path("sold").asLong()).isEqualTo(5);
    }

    @Test
    void the_last_piece_is_sold_once() throws Exception {
        String last = shop.sku("CNY", 100, 1);
        String wallet = shop.wallet("ann", "CNY", 10_000);
        List<JsonNode> orders = Crowd.of(8, one -> shop.order(null, "CNY", last, 1));

        List<Reply> replies = Crowd.of(8, one -> shop.pay(orders.get(one), wallet));

        assertThat(replies)
                .filteredOn(reply -> reply.text("state").equals("SUCCEEDED"))
                .hasSize(1);
        assertThat(shop.available(wallet)).isEqualTo(9_900);
    }

    @Test
    void an_order_cannot_be_cancelled_or_amended_once_paid() {
        String wallet = shop.wallet("ann", "CNY", 10_000);
        JsonNode order = shop.order(null, "CNY", sku, 1);
        shop.pay(order, wallet).expect(201);
        String path = "/v1/orders/" + order.path("id").asText();

        assertThat(shop.send(Call.post(path + "/cancel", "{}")).expect(409).code())
                .isEqualTo("order_not_open");
        assertThat(shop.send(Call.patch(path, "{\"items\":[" + Shop.item(sku, 2) + "]}"))
                        .expect(409)
                        .code())
                .isEqualTo("order_not_open");
        declined(shop.pay(order, wallet), "ORDER_NOT_PAYABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "CNY, 1099, 7",
        "USD, 1999, 12",
        "EUR, 50, 0",
        "JPY, 12345, 74",
        "KWD, 1250, 8",
        "JPY, 1250, 8",
        "KWD, 750, 4"
    })
    void each_currency_counts_in_its_own_minor_unit(String currency, long price, long fee) {
        String thing = shop.sku(currency, price, 1);
        String wallet = shop.wallet("ann", currency, price);

        Reply paid = shop.pay(shop.order(null, currency, thing, 1), wallet).expect(201);

        assertThat(paid.text("state")).isEqualTo("SUCCEEDED");
        assertThat(paid.text("currency")).isEqualTo(currency);
        assertThat(shop.available(wallet)).isZero();
        assertThat(shop.earned(currency)).isEqualTo(price - fee);
    }

    @Test
    void the_largest_amount_is_paid_to_the_last_unit() {
        String dear = shop.sku("CNY", 1_000_000_000_000L, 1);
        String wallet = shop.wallet("ann", "CNY", 1_000_000_000_000L);

        Reply paid = shop.pay(shop.order(null, "CNY", dear, 1), wallet).expect(201);

        assertThat(paid.text("state")).isEqualTo("SUCCEEDED");
        assertThat(shop.earned("CNY")).isEqualTo(994_000_000_000L);
    }

    @Test
    void an_order_above_the_largest_amount_is_refused() {
        String dear = shop.sku("CNY", 1_000_000_000_000L, 2);

        Reply refused = shop.send(shop.orderCall(null, "CNY", dear, 2)).expect(422);

        assertThat(refused.code()).isEqualTo("total_out_of_range");
    }

    private static void declined(Reply reply, String reason) {
        assertThat(reply.expect(201).text("state")).isEqualTo("FAILED");
        assertThat(reply.text("failure_reason")).isEqualTo(reason);
    }
}
