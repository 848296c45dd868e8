package io.holdfast.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.acceptance.kit.Call;
import io.holdfast.acceptance.kit.OnTheStack;
import io.holdfast.acceptance.kit.Reply;
import io.holdfast.acceptance.kit.RunningStack;
import io.holdfast.acceptance.kit.Shop;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnTheStack
class StrictInputTest {

    private Shop shop;
    private String wallet;
    private JsonNode order;

    @BeforeEach
    void make_an_order(RunningStack stack) {
        shop = Shop.open(stack);
        wallet = shop.wallet("ann", "CNY", 1_000);
        order = shop.order(null, "CNY", shop.sku("CNY", 100, 10), 1);
    }

    /** What stands between the bars replaces {@code "amount":100} in a good payment. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"amount\":0|invalid_value",
                "\"amount\":-1|invalid_value",
                "\"amount\":1000000000001|invalid_value",
                "\"amount\":9223372036854775808|invalid_value",
                "\"amount\":100000000000000000000000000000|invalid_value",
                "\"amount\":100.0|invalid_value",
                "\"amount\":1e2|invalid_value",
                "\"amount\":\"100\"|invalid_value",
                "\"amount\":null|*",
                "\"amount\":true|invalid_value",
                "\"amount\":[100]|invalid_value",
                "\"amount\":{}|invalid_value",
                "\"amount\":0100|malformed_json",
                "\"amount\":+100|malformed_json",
                "\"amount\":NaN|malformed_json",
                "\"amount\":100,\"amount\":100|duplicate_field",
                "\"amount\":100,\"tip\":1|unknown_field",
                "\"amount\":100,\"Amount\":100|unknown_field",
                "\"amount\":100,|malformed_json",
                "\"amount\":100 /* fine */|malformed_json",
                "\"points\":0|*"
            })
    void an_amount_that_is_not_one_is_refused(String replacement, String code) {
        Call call = shop.payCall(order, wallet, 0);
        String good = new String(call.body(), StandardCharsets.UTF_8);
        assertThat(good).contains("\"amount\":100");

        Reply reply = shop.send(call.body(good.replace("\"amount\":100", replacement)));

        assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
        if (!code.equals("*")) {
            assertThat(reply.code()).as(reply.toString()).isEqualTo(code);
        }
        nothingHappened();
    }

    @Test
    void a_body_that_is_not_one_json_object_is_refused() {
        Call call = shop.payCall(order, wallet, 0);
        String good = new String(call.body(), StandardCharsets.UTF_8);
        for (String bad : new String[] {
            "",
            " ",
            "[]",
            "null",
            "1",
            "\"pay\"",
            good + good,
            good + ",",
            good.substring(0, good.length() - 1),
            "{\"a\":".repeat(40)
        }) {
            Reply reply = shop.send(call.body(bad));
            assertThat(reply.status()).as(bad).isEqualTo(400);
            assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
            assertThat(reply.text("request_id")).startsWith("req_");
        }
        assertThat(shop.send(call.body(new byte[] {'{', '"', (byte) 0xc3, '(', '"', ':', '1', '}'}))
                        .status())
                .isEqualTo(400);
        nothingHappened();
    }

    @Test
    void a_body_above_the_limit_is_refused() {
        Call call = shop.payCall(order, wallet, 0);

        assertThat(shop.send(call.body("{\"merchant_payment_no\":\"" + "x".repeat(70_000) + "\"}"))
                        .expect(413)
                        .code())
                .isEqualTo("body_too_large");
        nothingHappened();
    }

    @Test
    void another_media_type_or_a_compressed_body_is_refused() {
        Call call = shop.payCall(order, wallet, 0);

        assertThat(shop.send(call.with("Content-Type", "text/plain"))
                        .expect(415)
                        .code())
                .isEqualTo("unsupported_media_type");
        assertThat(shop.send(call.with("Content-Encoding", "gzip")).expect(415).code())
                .isEqualTo("unsupported_media_type");
        nothingHappened();
    }

    @ParameterizedTest
    @CsvSource({"\\u0000", "\\n", "\\u202e", "e\\u0301", "\\ud800"})
    void text_that_would_deceive_is_refused(String text) {
        Call call = Call.post(
                "/v1/orders",
                "{\"merchant_order_no\":\"" + text + "\",\"currency\":\"CNY\",\"items\":[" + Shop.item("a", 1) + "]}");

        assertThat(shop.send(call).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"cny", "XXX", "BTC", "''", "CNYY"})
    void a_currency_that_is_not_kept_is_refused(String currency) {
        Reply reply = shop.send(shop.payCall(order.path("id").asText(), wallet, "100", currency, 0))
                .expect(400);

        assertThat(reply.code()).isEqualTo("invalid_value");
        assertThat(reply.text("param")).isEqualTo("currency");
        nothingHappened();
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/nothing, 404", "DELETE, /v1/payments, 405", "PUT, /v1/orders, 405"})
    void a_path_or_method_that_is_not_there_is_a_problem_too(String method, String path, int status) {
        Reply reply = shop.send(Call.get(path).method(method)).expect(status);

        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    }

    private void nothingHappened() {
        assertThat(shop.available(wallet)).isEqualTo(1_000);
        assertThat(shop.order(order.path("id").asText()).path("state").asText()).isEqualTo("OPEN");
    }
}
