package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Crowd;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnTheStack
class IdempotencyTest {

    private Shop shop;
    private String sku;
    private String wallet;

    @BeforeEach
    void open_a_shop(RunningStack stack) {
        shop = Shop.open(stack);
        sku = shop.sku("CNY", 100, 100);
        wallet = shop.wallet("ann", "CNY", 10_000);
    }

    @Test
    void fifty_posts_with_one_key_make_one_payment_and_one_answer() throws Exception {
        Call call = shop.payCall(shop.order("ann", "CNY", sku, 1), wallet, 0);

        List<Reply> replies = Crowd.of(50, one -> shop.send(call));

        assertThat(replies).allMatch(reply -> reply.status() == 201 || reply.status() == 409);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 409)
                .allMatch(reply -> reply.code().equals("request_in_progress")
                        && !reply.header("Retry-After").isEmpty());
        String first = shop.send(call).expect(201).text();
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 201)
                .isNotEmpty()
                .extracting(Reply::text)
                .containsOnly(first);
        assertThat(shop.available(wallet)).isEqualTo(9_900);
        assertThat(payments()).hasSize(1);
    }

    @Test
    void the_first_answer_is_given_again_to_the_byte() {
        JsonNode order = shop.order(null, "CNY", sku, 1);
        Call declined = shop.payCall(order, shop.wallet("poor", "CNY", 0), 0);
        Call paid = shop.payCall(order, wallet, 0);
        Call refused = shop.orderCall(null, "CNY", "no-such-sku", 1);

        for (Call call : List.of(declined, paid, refused)) {
            Reply first = shop.send(call);
            Reply again = shop.send(call);

            assertThat(again.status()).isEqualTo(first.status());
            assertThat(again.text()).isEqualTo(first.text());
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        }
    }

    @Test
    void a_key_with_another_body_is_refused_and_changes_nothing() {
        Call call = shop.payCall(shop.order(null, "CNY", sku, 1), wallet, 0);
        shop.send(call).expect(201);
        Call other = shop.payCall(shop.order(null, "CNY", sku, 2), wallet, 0)
                .with(Call.IDEMPOTENCY_KEY, call.headers().get(Call.IDEMPOTENCY_KEY));

        assertThat(shop.send(other).expect(422).code()).isEqualTo("idempotency_key_reused");

        assertThat(shop.available(wallet)).isEqualTo(9_900);
        assertThat(payments()).hasSize(1);
    }

    @Test
    void another_key_with_the_same_payment_number_answers_with_the_payment_made_first() {
        Call call = shop.payCall(shop.order(null, "CNY", sku, 1), wallet, 0);
        Reply first = shop.send(call).expect(201);

        Reply second = shop.send(call.with(Call.IDEMPOTENCY_KEY, Shop.fresh()));

        assertThat(second.succeeded()).as(second.toString()).isTrue();
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(shop.available(wallet)).isEqualTo(9_900);
    }

    @Test
    void fifty_keys_with_one_payment_number_make_one_payment() throws Exception {
        Call call = shop.payCall(shop.order(null, "CNY", sku, 1), wallet, 0);

        List<Reply> replies = Crowd.of(50, one -> shop.send(call.with(Call.IDEMPOTENCY_KEY, Shop.fresh())));

        assertThat(replies).allMatch(Reply::succeeded);
        assertThat(replies.stream().map(reply -> reply.text("id")).distinct()).hasSize(1);
        assertThat(shop.available(wallet)).isEqualTo(9_900);
    }

    @Test
    void a_payment_number_with_another_content_is_refused() {
        Call call = shop.payCall(shop.order(null, "CNY", sku, 1), wallet, 0);
        Reply first = shop.send(call).expect(201);
        Call other = shop.payCall(shop.order(null, "CNY", sku, 2), wallet, 0);
        String renumbered = new String(other.body(), StandardCharsets.UTF_8)
                .replaceFirst(
                        "\"merchant_payment_no\":\"[^\"]*\"",
                        "\"merchant_payment_no\":\"" + first.text("merchant_payment_no") + "\"");

        assertThat(shop.send(other.body(renumbered)).expect(409).code()).isEqualTo("payment_no_reused");

        assertThat(shop.available(wallet)).isEqualTo(9_900);
    }

    @Test
    void twenty_posts_of_one_order_make_one_order() throws Exception {
        Call call = shop.orderCall("ann", "CNY", sku, 1);

        List<Reply> replies = Crowd.of(20, one -> shop.send(call.with(Call.IDEMPOTENCY_KEY, Shop.fresh())));

        assertThat(replies).allMatch(Reply::succeeded);
        assertThat(replies.stream().map(reply -> reply.text("id")).distinct()).hasSize(1);
    }

    @Test
    void a_post_without_a_key_is_refused() {
        Call call = shop.orderCall(null, "CNY", sku, 1).without(Call.IDEMPOTENCY_KEY);

        assertThat(shop.send(call).expect(400).code()).isEqualTo("idempotency_key_required");
        assertThat(shop.send(call.with(Call.IDEMPOTENCY_KEY, "k".repeat(65))).status())
                .isEqualTo(400);
    }

    @Test
    void two_merchants_may_use_the_same_key_and_number(RunningStack stack) {
        Shop other = Shop.open(stack);
        String theirs = other.sku("CNY", 100, 1);
        String key = UUID.randomUUID().toString();
        String body = "{\"merchant_order_no\":\"1\",\"currency\":\"CNY\",\"items\":[%s]}";

        Reply mine = shop.send(Call.post("/v1/orders", body.formatted(Shop.item(sku, 1)))
                        .with(Call.IDEMPOTENCY_KEY, key))
                .expect(201);
        Reply another = other.send(Call.post("/v1/orders", body.formatted(Shop.item(theirs, 1)))
                        .with(Call.IDEMPOTENCY_KEY, key))
                .expect(201);

        assertThat(mine.text("id")).isNotEqualTo(another.text("id"));
    }

    private JsonNode payments() {
        return shop.send(Call.get("/v1/payments?limit=10")).expect(200).json().path("data");
    }
}
