package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.Channel;
import io.holdfast.acceptance.kit.Crowd;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Patience;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Money that goes back, the way it came. */
@OnTheStack
class RefundTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private Shop shop;
    private RunningStack stack;

    @BeforeEach
    void open_a_shop(RunningStack running) {
        stack = running;
        shop = Shop.open(running);
    }

    private Call refundCall(String payment, long amount, String currency, boolean restock) {
        return Call.post(
                "/v1/refunds",
                "{\"merchant_refund_no\":\"" + Shop.fresh() + "\",\"payment_id\":\"" + payment + "\",\"amount\":"
                        + amount + ",\"currency\":\"" + currency + "\",\"reason\":\"not as ordered\",\"restock\":"
                        + restock + "}");
    }

    private Reply refund(String payment, long amount, String currency, boolean restock) {
        return shop.send(refundCall(payment, amount, currency, restock));
    }

    private JsonNode ended(Reply refund) {
        String id = refund.text("id");
        Patience.until(id + " ended", SOON, () -> {
            String state = shop.send(Call.get("/v1/refunds/" + id)).text("state");
            return state.equals("SUCCEEDED") || state.equals("FAILED") || state.equals("ABNORMAL");
        });
        return shop.send(Call.get("/v1/refunds/" + id)).json();
    }

    private String paid(Channel channel, String method, String currency, long price, String payer) {
        String sku = shop.sku(currency, price, 5);
        String payment = channel.pay(shop.order("ann", currency, sku, 1), method, payer)
                .expect(201)
                .text("id");
        if (!payer.contains("pays-at-once") && !payer.contains("refund")) {
            channel.pay(payment);
        }
        Patience.until(
                payment + " is paid",
                SOON,
                () -> shop.payment(payment).path("state").asText().equals("SUCCEEDED"));
        return payment;
    }

    /** The refunds cost the merchant the whole amount, and the fee stays: somebody must have sold something before. */
    private void earnedBefore(String currency) {
        String wallet = shop.wallet("before", currency, 10_000);
        shop.pay(shop.order(null, currency, shop.sku(currency, 10_000, 1), 1), wallet)
                .expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        "WECHAT, v3, WECHAT_NATIVE, CNY, {}",
        "WECHAT, v2, WECHAT_NATIVE, CNY, {}",
        "ALIPAY, '', ALIPAY_PAGE,   CNY, {}",
        "PAYPAL, '', PAYPAL,        USD, {}",
        "CARD,   '', CARD,          EUR, {\"card_token\":\"tok_by-hand\"}",
    })
    void in_three_parts_and_never_more_than_was_paid(
            String name, String version, String method, String currency, String payer) {
        earnedBefore(currency);
        Channel channel = Channel.of(stack, shop, name, version);
        String payment = paid(channel, method, currency, 3_000, payer);
        long before = shop.earned(currency);

        for (long part : new long[] {500, 1_000, 1_500}) {
            assertThat(ended(refund(payment, part, currency, part == 1_500))
                            .path("state")
                            .asText())
                    .isEqualTo("SUCCEEDED");
        }
        Reply more = refund(payment, 1, currency, false);

        assertThat(more.status()).as(more.toString()).isEqualTo(422);
        assertThat(shop.earned(currency)).isEqualTo(before - 3_000);
        assertThat(shop.payment(payment).path("refunded_amount").asLong()).isEqualTo(3_000);
        assertThat(channel.trade(payment).path("refunds").size()).isEqualTo(3);
    }

    @Test
    void to_a_wallet_with_its_points_and_its_stock() {
        earnedBefore("CNY");
        String wallet = shop.wallet("ann", "CNY", 10_000);
        String sku = shop.sku("CNY", 3_000, 5);
        String payment =
                shop.pay(shop.order("ann", "CNY", sku, 1), wallet).expect(201).text("id");
        Patience.until("points are there", SOON, () -> shop.points("ann") == 30);

        JsonNode part = ended(refund(payment, 1_000, "CNY", false));
        assertThat(part.path("state").asText()).isEqualTo("SUCCEEDED");
        assertThat(shop.points("ann")).isEqualTo(20);
        assertThat(shop.available(wallet)).isEqualTo(8_000);

        ended(refund(payment, 2_000, "CNY", true));
        assertThat(shop.points("ann")).isZero();
        assertThat(shop.available(wallet)).isEqualTo(10_000);
        assertThat(shop.stock(sku).path("available").asLong()).isEqualTo(5);
    }

    @Test
    void of_too_many_at_once_only_what_fits_passes() throws Exception {
        earnedBefore("CNY");
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        String payment = paid(wechat, "WECHAT_NATIVE", "CNY", 3_000, "{}");

        List<Reply> replies = Crowd.of(12, one -> refund(payment, 1_000, "CNY", false));

        assertThat(replies.stream().filter(Reply::succeeded)).hasSize(3);
        replies.stream().filter(Reply::succeeded).forEach(this::ended);
        assertThat(shop.payment(payment).path("refunded_amount").asLong()).isEqualTo(3_000);
    }

    @Test
    void a_merchant_without_the_money_is_refused_and_nothing_is_frozen() {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        String payment = paid(wechat, "WECHAT_NATIVE", "CNY", 3_000, "{}");
        long before = shop.earned("CNY");

        JsonNode refund = ended(refund(payment, 3_000, "CNY", false));

        assertThat(refund.path("state").asText()).as(refund.toString()).isEqualTo("FAILED");
        assertThat(shop.earned("CNY")).isEqualTo(before);
        assertThat(shop.payment(payment).path("refunded_amount").asLong()).isZero();
        assertThat(wechat.trade(payment).path("refunds")).isEmpty();
    }

    @Test
    void what_cannot_be_refunded_is_refused() {
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        String unpaid = wechat.pay(shop.order("ann", "CNY", shop.sku("CNY", 1_250, 1), 1), "WECHAT_NATIVE", "{}")
                .expect(201)
                .text("id");
        Shop other = Shop.open(stack);

        assertThat(refund(unpaid, 100, "CNY", false).status()).isEqualTo(409);
        assertThat(other.send(refundCall(unpaid, 100, "CNY", false)).status()).isEqualTo(404);
        assertThat(refund("pay_00000000000000000000000000", 100, "CNY", false).status())
                .isEqualTo(404);
        assertThat(refund(unpaid, 0, "CNY", false).status()).isEqualTo(400);
    }

    @Test
    void a_refund_that_the_channel_refuses_costs_nothing() {
        earnedBefore("CNY");
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        String payment = paid(wechat, "WECHAT_JSAPI", "CNY", 3_000, "{\"openid\":\"refund-refused\"}");
        long before = shop.earned("CNY");

        JsonNode refund = ended(refund(payment, 1_000, "CNY", false));

        assertThat(refund.path("state").asText()).as(refund.toString()).isEqualTo("FAILED");
        assertThat(shop.earned("CNY")).isEqualTo(before);
        assertThat(shop.payment(payment).path("refunded_amount").asLong()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"refund-hangs, SUCCEEDED", "refund-fails, FAILED"})
    void a_refund_that_the_channel_takes_its_time_for_ends_as_the_channel_says(String payer, String state) {
        earnedBefore("CNY");
        Channel wechat = Channel.of(stack, shop, "WECHAT", "v3");
        String payment = paid(wechat, "WECHAT_JSAPI", "CNY", 3_000, "{\"openid\":\"" + payer + "\"}");
        long before = shop.earned("CNY");

        Reply refund = refund(payment, 1_000, "CNY", false);
        assertThat(refund.json().path("state").asText()).isIn("PENDING", "PROCESSING");
        Patience.until(
                "the refund is " + state,
                Duration.ofSeconds(90),
                () -> shop.send(Call.get("/v1/refunds/" + refund.text("id")))
                        .text("state")
                        .equals(state));

        assertThat(shop.earned("CNY")).isEqualTo(state.equals("SUCCEEDED") ? before - 1_000 : before);
        assertThat(wechat.trade(payment).path("refunds").size()).isEqualTo(1);
    }
}
