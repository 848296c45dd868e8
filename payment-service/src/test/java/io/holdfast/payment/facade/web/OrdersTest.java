package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.order.OrderOutcome;
import io.holdfast.payment.facade.web.Caller.Answer;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.dubbo.rpc.RpcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

class OrdersTest extends FacadeTest {

    @Test
    void an_order_is_made_found_amended_and_cancelled() {
        Answer made = merchant.post("/v1/orders", order("O-1")).send();
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("state")).isEqualTo("OPEN");
        assertThat(made.json().get("total").longValue()).isEqualTo(2500);
        assertThat(made.json().get("refunded").longValue()).isZero();
        String path = "/v1/orders/" + made.text("id");
        assertThat(merchant.get(path).body()).isEqualTo(made.body());
        assertThat(merchant.get("/v1/orders?merchant_order_no=O-1").body()).isEqualTo(made.body());

        Answer amended = merchant.call("PATCH", path)
                .json("{\"items\":[{\"sku\":\"cup\",\"quantity\":1}]}")
                .key("amend")
                .send();
        assertThat(amended.status()).isEqualTo(200);
        assertThat(amended.json().at("/items/0/sku").asText()).isEqualTo("cup");

        assertThat(merchant.post(path + "/cancel", "{}").send().text("state")).isEqualTo("CANCELLED");
        assertThat(merchant.call("POST", path + "/cancel").key("empty").send().text("state"))
                .isEqualTo("CANCELLED");
    }

    @Test
    void another_merchants_order_is_not_there() {
        Answer made = merchant.post("/v1/orders", order("O-1")).send();
        String path = "/v1/orders/" + made.text("id");
        Caller other = newKey(newMerchant());

        assertThat(other.get(path).code()).isEqualTo("404 not_found");
        assertThat(other.get("/v1/orders?merchant_order_no=O-1").code()).isEqualTo("404 not_found");
        assertThat(other.post(path + "/cancel", "{}").send().code()).isEqualTo("404 not_found");
    }

    @Test
    void a_repetition_does_nothing_and_is_answered_with_the_first_reply_to_the_byte() {
        Answer first = merchant.post("/v1/orders", order("O-1")).key("key").send();
        int calls = orders().calls.get();

        Answer again = merchant.post("/v1/orders", order("O-1")).key("key").send();

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(orders().calls.get()).isEqualTo(calls);
    }

    @Test
    void fifty_at_once_with_one_key_make_one_order() throws Exception {
        List<Answer> answers = atOnce(
                50, i -> merchant.post("/v1/orders", order("O-1")).key("one").send());

        assertThat(answers)
                .allMatch(answer -> answer.status() == 201 || answer.code().equals("409 request_in_progress"));
        assertThat(answers.stream()
                        .filter(answer -> answer.status() == 201)
                        .map(answer -> answer.text("id"))
                        .collect(Collectors.toSet()))
                .hasSize(1);
    }

    @Test
    void the_same_key_on_another_path_is_another_request() {
        Answer made = merchant.post("/v1/orders", order("O-1")).key("key").send();

        Answer other = merchant.post("/v1/orders/" + made.text("id") + "/cancel", "{}")
                .key("key")
                .send();

        assertThat(other.code()).isEqualTo("422 idempotency_key_reused");
    }

    @Test
    void an_order_service_that_does_not_answer_is_503_and_the_request_can_be_repeated() {
        orders().disturbance = () -> {
            throw new RpcException(RpcException.TIMEOUT_EXCEPTION, "no answer in 3000 ms");
        };
        Answer unanswered = merchant.post("/v1/orders", order("O-1")).key("key").send();
        assertThat(unanswered.code()).isEqualTo("503 temporarily_unavailable");
        assertThat(unanswered.header("Retry-After")).isEqualTo("1");
        assertThat(merchant.get("/v1/orders/ord_1").code()).isEqualTo("503 temporarily_unavailable");

        orders().disturbance = () -> {};
        Answer other = merchant.post("/v1/orders", order("O-2")).key("key").send();
        assertThat(other.code()).isEqualTo("422 idempotency_key_reused");
        Answer repeated = merchant.post("/v1/orders", order("O-1")).key("key").send();
        assertThat(repeated.status()).isEqualTo(201);
    }

    @Test
    void a_request_left_running_by_a_dead_process_is_refused_under_its_lease_and_taken_over_after() {
        merchant.post("/v1/orders", order("O-1")).key("key").send();
        JdbcTemplate jdbc = app().bean(JdbcTemplate.class);
        jdbc.update("UPDATE idempotent_request SET status = NULL, body = NULL WHERE merchant_id = ?", merchantId);

        Answer under = merchant.post("/v1/orders", order("O-1")).key("key").send();
        assertThat(under.code()).isEqualTo("409 request_in_progress");

        jdbc.update("UPDATE idempotent_request SET leased_until = '2026-01-01' WHERE merchant_id = ?", merchantId);
        Answer after = merchant.post("/v1/orders", order("O-1")).key("key").send();
        assertThat(after.status()).isEqualTo(201);
        assertThat(after.header("Idempotent-Replayed")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ORDER_NO_REUSED, , 409 order_no_reused, merchant_order_no",
        "ORDER_NOT_OPEN, , 409 order_not_open, ",
        "UNKNOWN_SKU, tea, 422 unknown_sku, items[0].sku",
        "CURRENCY_MISMATCH, tea, 422 currency_mismatch, items[0].sku",
        "CURRENCY_MISMATCH, , 422 currency_mismatch, items",
        "TOTAL_OUT_OF_RANGE, , 422 total_out_of_range, items",
        "ORDER_NOT_FOUND, , 404 not_found, "
    })
    void each_refusal_has_its_code_and_is_what_a_repetition_gets(
            OrderOutcome.Reason reason, String subject, String code, String param) {
        orders().refusal = new OrderOutcome.Refused(reason, subject);

        Answer refused = merchant.post("/v1/orders", order("O-1")).key("key").send();
        orders().refusal = null;
        Answer again = merchant.post("/v1/orders", order("O-1")).key("key").send();

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.json().get("param").isNull() ? null : refused.text("param"))
                .isEqualTo(param);
        assertThat(again.body()).isEqualTo(refused.body());
    }
}
