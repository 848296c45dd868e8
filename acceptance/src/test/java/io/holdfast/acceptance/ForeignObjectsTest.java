package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTheStack
class ForeignObjectsTest {

    private Shop shop;
    private Shop stranger;
    private String sku;
    private String wallet;

    @BeforeEach
    void open_two_shops(RunningStack stack) {
        shop = Shop.open(stack);
        stranger = Shop.open(stack);
        sku = shop.sku("CNY", 100, 100);
        wallet = shop.wallet("ann", "CNY", 1_000);
    }

    @Test
    void what_is_another_merchants_does_not_exist() {
        JsonNode order = shop.order("ann", "CNY", sku, 1);
        Reply paid = shop.pay(order, wallet).expect(201);
        String orderPath = "/v1/orders/" + order.path("id").asText();
        List<Call> looks = List.of(
                Call.get(orderPath),
                Call.get("/v1/orders?merchant_order_no="
                        + order.path("merchant_order_no").asText()),
                Call.get("/v1/payments/" + paid.text("id")),
                Call.get("/v1/accounts/" + wallet),
                Call.get("/v1/accounts/" + wallet + "/statement"),
                Call.patch(orderPath, "{\"items\":[" + Shop.item(sku, 1) + "]}"),
                Call.post(orderPath + "/cancel", "{}"));

        for (Call look : looks) {
            Reply reply = stranger.send(look);
            assertThat(reply.status()).as(look.method() + " " + look.path()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo("not_found");
            assertThat(reply.text()).doesNotContain("ann").doesNotContain(shop.id());
        }
        assertThat(stranger.send(Call.get("/v1/payments?merchant_payment_no=" + paid.text("merchant_payment_no")))
                        .expect(200)
                        .json()
                        .path("data"))
                .isEmpty();
        assertThat(stranger.send(Call.get("/v1/payments?limit=200"))
                        .expect(200)
                        .json()
                        .path("data"))
                .isEmpty();
        assertThat(stranger.points("ann")).isZero();
    }

    @Test
    void what_never_existed_is_answered_in_the_same_way() {
        for (String path : List.of(
                "/v1/orders/ord_00000000000000000000000000",
                "/v1/payments/pay_00000000000000000000000000",
                "/v1/accounts/acc_00000000000000000000000000")) {
            assertThat(shop.send(Call.get(path)).expect(404).code()).isEqualTo("not_found");
        }
    }

    @Test
    void an_order_of_another_merchant_cannot_be_paid() {
        JsonNode order = shop.order(null, "CNY", sku, 1);
        String strangers = stranger.wallet("bob", "CNY", 1_000);

        Reply reply = stranger.pay(order, strangers).expect(201);

        assertThat(reply.text("state")).isEqualTo("FAILED");
        assertThat(reply.text("failure_reason")).isEqualTo("ORDER_NOT_FOUND");
        assertThat(stranger.available(strangers)).isEqualTo(1_000);
        assertThat(shop.order(order.path("id").asText()).path("state").asText()).isEqualTo("OPEN");
    }

    @Test
    void a_wallet_of_another_merchant_cannot_pay() {
        String theirs = stranger.sku("CNY", 100, 1);
        JsonNode order = stranger.order(null, "CNY", theirs, 1);

        Reply reply = stranger.pay(order, wallet).expect(201);

        assertThat(reply.text("state")).isEqualTo("FAILED");
        assertThat(reply.text("failure_reason")).isEqualTo("ACCOUNT_NOT_FOUND");
        assertThat(shop.available(wallet)).isEqualTo(1_000);
        assertThat(stranger.stock(theirs).path("available").asLong()).isEqualTo(1);
    }

    @Test
    void a_merchants_own_account_and_the_platforms_cannot_pay() {
        JsonNode order = shop.order(null, "CNY", sku, 1);
        shop.pay(order, wallet).expect(201);
        JsonNode next = shop.order(null, "CNY", sku, 1);

        for (String account : List.of("acc_external", "platform", shop.id())) {
            assertThat(shop.pay(next, account).text("state")).isNotEqualTo("SUCCEEDED");
        }
    }

    @Test
    void goods_of_another_merchant_cannot_be_ordered() {
        assertThat(stranger.send(stranger.orderCall(null, "CNY", sku, 1))
                        .expect(422)
                        .code())
                .isEqualTo("unknown_sku");
    }

    @Test
    void the_operators_paths_are_closed_to_merchants_and_to_wrong_tokens() {
        Call look = Call.get("/operator/v1/merchants/" + shop.id());
        Call register = Call.post("/operator/v1/merchants", "{\"name\":\"me\",\"fee_basis_points\":0}");

        for (Call call : List.of(look, register)) {
            for (Reply reply : List.of(
                    shop.send(call),
                    shop.facade().send(call),
                    shop.facade().send(call.with("Authorization", "Bearer ")),
                    shop.facade().send(call.with("Authorization", "Bearer wrong")),
                    shop.facade().send(call.with("Authorization", "Basic b3BlcmF0b3I6b3BlcmF0b3I=")))) {
                assertThat(reply.status()).isEqualTo(401);
                assertThat(reply.code()).isEqualTo("operator_token_wrong");
            }
        }
    }
}
