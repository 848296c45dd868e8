package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.facade.web.Caller.Answer;
import io.holdfast.protection.rules.RuleKind;
import io.holdfast.protection.rules.sentinel.SentinelRules;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules of a route or a merchant do not let pass is refused early, and nothing is stored or spent. */
class LimitsTest extends FacadeTest {

    private static void rule(RuleKind kind, String document) {
        try {
            new SentinelRules().enforce(kind, document);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void no_rules() {
        for (RuleKind kind : RuleKind.values()) {
            rule(kind, "[]");
        }
    }

    private static void assertLimited(Answer answer, String limit, String seconds) {
        assertThat(answer.code()).isEqualTo("429 rate_limited");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo(seconds);
        assertThat(answer.header("RateLimit-Limit")).isEqualTo(limit);
        assertThat(answer.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(answer.header("RateLimit-Reset")).isEqualTo(seconds);
    }

    @Test
    void a_route_above_its_limit_is_429_and_leaves_the_nonce_and_the_key_unspent() {
        Caller.Call call = merchant.post("/v1/payments", payment("P")).key("k").signed();
        rule(RuleKind.FLOW, "[{\"resource\": \"POST /v1/payments\", \"grade\": 1, \"count\": 0}]");

        assertLimited(call.send(), "0", "1");
        assertThat(count("SELECT COUNT(*) FROM payment WHERE merchant_id = ?", merchantId))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM idempotent_request WHERE merchant_id = ?", merchantId))
                .isZero();
        assertThat(merchant.get("/v1/payments").status()).isEqualTo(200);

        no_rules();
        assertThat(call.send().status())
                .as("the very same request, signed once")
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({
        "GET  /v1/payments/{id}, GET, /v1/payments/pay_1",
        "GET  /v1/payments/{id}, GET, /v1/payments/pay_2",
        "POST /v1/payments/{id}/cancel, POST, /v1/payments/pay_1/cancel",
        "other, GET, /v1/nothing",
        "other, DELETE, /v1/payments",
        "POST /callbacks/{channel}/{merchantId}, POST, /callbacks/WECHAT/mer_1"
    })
    void a_limit_is_for_a_template_whatever_stands_in_its_place(String route, String method, String path) {
        rule(RuleKind.FLOW, "[{\"resource\": \"" + route.replaceAll(" +", " ") + "\", \"grade\": 1, \"count\": 0}]");

        int port = path.startsWith("/callbacks/") ? app().callbackPort() : app().port();
        assertThat(merchant.at(port).call(method, path).key("k").send().code()).isEqualTo("429 rate_limited");
        assertThat(merchant.get("/v1/payments").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/%70ayments", "/v1/payment%73", "/%761/payments", "/v1/payments;a=b", "/v1//payments"})
    void a_path_that_is_written_in_another_way_leads_past_no_limit(String path) {
        assertThat(merchant.get(path).code()).isEqualTo("404 not_found");
        assertThat(merchant.post(path, payment("P")).send().code()).isEqualTo("404 not_found");
        assertThat(count("SELECT COUNT(*) FROM payment WHERE merchant_id = ?", merchantId))
                .isZero();
    }

    @Test
    void the_limit_of_a_merchant_leaves_other_merchants_alone_and_forgets_after_its_window() throws Exception {
        Caller another = newKey(newMerchant());
        rule(RuleKind.PARAM_FLOW, """
                [{"resource": "merchant GET /v1/payments", "paramIdx": 0, "grade": 1, "count": 3, "durationInSec": 2}]""");

        List<Integer> first = atOnce(6, i -> merchant.get("/v1/payments").status());
        assertThat(first).filteredOn(status -> status == 200).hasSize(3);
        assertLimited(merchant.get("/v1/payments"), "3", "2");
        assertThat(another.get("/v1/payments").status()).isEqualTo(200);

        Thread.sleep(2_100);
        assertThat(merchant.get("/v1/payments").status()).isEqualTo(200);
    }

    @Test
    void a_merchant_is_counted_only_when_the_signature_is_right() {
        rule(RuleKind.PARAM_FLOW, """
                [{"resource": "merchant GET /v1/payments", "paramIdx": 0, "grade": 1, "count": 1, "durationInSec": 60}]""");

        for (int i = 0; i < 3; i++) {
            Answer forged = merchant.call("GET", "/v1/payments")
                    .signed()
                    .header("Holdfast-Signature", "0".repeat(64))
                    .send();
            assertThat(forged.code()).isEqualTo("401 signature_wrong");
        }

        assertThat(merchant.get("/v1/payments").status()).isEqualTo(200);
        assertLimited(merchant.get("/v1/payments"), "1", "60");
    }

    @Test
    void too_many_at_once_are_429_without_the_headers_of_a_rate() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        accounts().disturbance = () -> {
            inside.countDown();
            await(goOn);
        };
        rule(RuleKind.FLOW, "[{\"resource\": \"GET /v1/accounts/{id}\", \"grade\": 0, \"count\": 1}]");
        CompletableFuture<Integer> slow = CompletableFuture.supplyAsync(
                () -> merchant.get("/v1/accounts/acc_1").status());
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        Answer second = merchant.get("/v1/accounts/acc_1");
        goOn.countDown();

        assertThat(second.code()).isEqualTo("429 too_many_at_once");
        assertThat(second.header("Retry-After")).isEqualTo("1");
        assertThat(second.header("RateLimit-Limit")).isNull();
        assertThat(second.header("Connection")).as("is kept").isNull();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isNotEqualTo(429);
    }

    @Test
    void under_pressure_merchants_wait_and_operators_and_channels_get_in() {
        rule(RuleKind.SYSTEM, "[{\"qps\": 0}]");

        assertThat(merchant.get("/v1/payments").code()).isEqualTo("429 too_many_at_once");
        assertThat(operator.call("GET", "/operator/v1/merchants/" + merchantId)
                        .send()
                        .status())
                .isNotEqualTo(429);
        assertThat(Caller.anybody(app().callbackPort())
                        .call("POST", "/callbacks/WECHAT/mer_none")
                        .send()
                        .status())
                .isEqualTo(404);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
