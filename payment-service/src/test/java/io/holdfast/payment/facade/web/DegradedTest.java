package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.degrade.Degradation;
import io.holdfast.payment.degrade.DegradeLevel;
import io.holdfast.payment.facade.web.Caller.Answer;
import io.holdfast.payment.pay.FinishPayment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class DegradedTest extends FacadeTest {

    private static void assertGivenUp(Answer answer) {
        assertThat(answer.code()).isEqualTo("503 degraded");
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(answer.header("Holdfast-Request-Id")).startsWith("req_");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/payments, LISTS",
        "/v1/payments?limit=5, LISTS",
        "/v1/refunds, LISTS",
        "/v1/accounts/acc_1/statement, STATEMENTS",
        "/v1/points/ann/history, STATEMENTS",
        "/v1/points/a%2Fb/history?limit=1, STATEMENTS"
    })
    void lists_are_given_up_first_and_then_statements(String target, DegradeLevel from) {
        for (DegradeLevel level : DegradeLevel.values()) {
            degrade(level.name());
            if (level.includes(from)) {
                assertGivenUp(merchant.get(target));
            } else {
                assertThat(merchant.get(target).code()).doesNotContain("degraded");
            }
        }
    }

    @Test
    void nothing_else_is_ever_given_up() {
        String paymentId =
                merchant.post("/v1/payments", payment(unique("P"))).send().text("id");
        degrade("QUERIES");

        assertThat(merchant.post("/v1/payments", payment(unique("P"))).send().status())
                .isEqualTo(201);
        assertThat(merchant.post(
                                "/v1/refunds",
                                "{\"merchant_refund_no\":\"R\",\"payment_id\":\"" + paymentId
                                        + "\",\"amount\":1,\"currency\":\"CNY\"}")
                        .send()
                        .status())
                .isEqualTo(201);
        assertThat(merchant.get("/v1/refunds?merchant_refund_no=R").status()).isEqualTo(200);
        assertThat(merchant.post("/v1/orders", order("O-1")).send().status()).isEqualTo(201);
        assertThat(merchant.get("/v1/payments/" + paymentId).status()).isEqualTo(200);
        assertThat(operator.get("/operator/v1/attention").status()).isEqualTo(200);
        assertThat(Caller.anybody(app().callbackPort())
                        .call("POST", "/callbacks/WECHAT/" + merchantId)
                        .json("{}")
                        .send()
                        .code())
                .doesNotContain("degraded");
    }

    /** So that whoever adds a route decides what becomes of it. */
    @Test
    void what_becomes_of_each_route_that_reads_is_decided() {
        Map<String, String> decided = new TreeMap<>();
        app().bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPathPatternsCondition().getPatternValues().stream()
                        .filter(path -> path.startsWith("/v1/"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> {
                                    DegradeLevel level = ReadRoutes.levelOf(
                                            new MockHttpServletRequest(method.name(), path.replaceAll("[{}]", "")));
                                    if (level != null) {
                                        decided.put(method + " " + path, level.name());
                                    } else if (method.name().equals("GET")) {
                                        decided.put(method + " " + path, "never");
                                    }
                                })));

        assertThat(decided)
                .isEqualTo(Map.ofEntries(
                        Map.entry("GET /v1/payments", "LISTS"),
                        Map.entry("GET /v1/refunds", "LISTS"),
                        // Without a number it is refused in any case.
                        Map.entry("GET /v1/orders", "LISTS"),
                        Map.entry("GET /v1/events", "LISTS"),
                        Map.entry("GET /v1/webhook-deliveries", "LISTS"),
                        Map.entry("GET /v1/webhook-endpoints", "LISTS"),
                        Map.entry("GET /v1/accounts/{id}/statement", "STATEMENTS"),
                        Map.entry("GET /v1/points/{customer}/history", "STATEMENTS"),
                        Map.entry("GET /v1/payments/{id}", "QUERIES"),
                        Map.entry("GET /v1/refunds/{id}", "never"),
                        Map.entry("GET /v1/orders/{id}", "never"),
                        Map.entry("GET /v1/events/{id}", "never"),
                        Map.entry("GET /v1/webhook-deliveries/{id}", "never"),
                        Map.entry("GET /v1/webhook-endpoints/{id}", "never"),
                        Map.entry("GET /v1/accounts/{id}", "never"),
                        Map.entry("GET /v1/points/{customer}", "never")));
    }

    @Test
    void a_query_under_pressure_is_answered_once_from_the_database_and_then_from_a_copy_that_says_so() {
        lane().mode = FakeLane.Mode.LEAVE;
        String number = unique("P");
        String id = merchant.post("/v1/payments", payment(number)).send().text("id");
        degrade("QUERIES");
        Answer fresh = merchant.get("/v1/payments/" + id);
        app().bean(JdbcTemplate.class).update("UPDATE payment SET order_id = 'other' WHERE payment_id = ?", id);

        Answer stale = merchant.get("/v1/payments/" + id);

        assertThat(fresh.header("Holdfast-Stale")).isNull();
        assertThat(fresh.header("Age")).isNull();
        assertThat(stale.body()).isEqualTo(fresh.body());
        assertThat(stale.header("Holdfast-Stale")).isEqualTo("true");
        assertThat(stale.header("Age")).matches("[0-9]");
        Answer byNumber = merchant.get("/v1/payments?merchant_payment_no=" + number);
        assertThat(byNumber.json().path("data").path(0)).isEqualTo(fresh.json());
        assertThat(byNumber.header("Holdfast-Stale")).isEqualTo("true");

        degrade("STATEMENTS");
        Answer again = merchant.get("/v1/payments/" + id);
        assertThat(again.header("Holdfast-Stale")).isNull();
        assertThat(again.text("order_id")).isEqualTo("other");
    }

    @Test
    void a_copy_is_replaced_when_the_payment_ends_here() {
        lane().mode = FakeLane.Mode.LEAVE;
        String id = merchant.post("/v1/payments", payment(unique("P"))).send().text("id");
        degrade("QUERIES");
        assertThat(merchant.get("/v1/payments/" + id).text("state")).isEqualTo("PROCESSING");

        lane().left.stream()
                .filter(left -> left.paymentId().equals(id))
                .forEach(left -> app().bean(FinishPayment.class).succeeded(left, "小明"));

        Answer stale = merchant.get("/v1/payments/" + id);
        assertThat(stale.header("Holdfast-Stale")).isEqualTo("true");
        assertThat(stale.text("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_copy_is_the_merchants_own_and_asked_for_with_a_signature() {
        String id = merchant.post("/v1/payments", payment(unique("P"))).send().text("id");
        degrade("QUERIES");
        merchant.get("/v1/payments/" + id);

        assertThat(newKey(newMerchant()).get("/v1/payments/" + id).code()).isEqualTo("404 not_found");
        assertThat(Caller.anybody(app().port()).get("/v1/payments/" + id).code())
                .isEqualTo("401 signature_missing");
        assertThat(merchant.get("/v1/payments/" + id + "?x=1").code()).isEqualTo("400 unknown_field");
    }

    @Test
    void a_stale_answer_asks_the_database_nothing() {
        String id = merchant.post("/v1/payments", payment(unique("P"))).send().text("id");
        degrade("QUERIES");
        merchant.get("/v1/payments/" + id);
        long nonces = count("SELECT COUNT(*) FROM nonce");

        assertThat(merchant.get("/v1/payments/" + id).status()).isEqualTo(200);
        assertGivenUp(merchant.get("/v1/payments"));

        assertThat(count("SELECT COUNT(*) FROM nonce")).isEqualTo(nonces);
    }

    @Test
    void what_the_payer_does_next_is_in_a_stale_answer_as_well() {
        agreeOnWechat();
        String number = unique("P");
        Answer made = merchant.post("/v1/payments", wechatPayment(number)).send();
        degrade("QUERIES");
        // By number it is not said, so nothing is remembered of that.
        merchant.get("/v1/payments?merchant_payment_no=" + number);
        String path = "/v1/payments/" + made.text("id");
        Answer fresh = merchant.get(path);

        Answer stale = merchant.get(path);

        assertThat(fresh.json().path("action").isObject()).isTrue();
        assertThat(fresh.header("Holdfast-Stale")).isNull();
        assertThat(stale.header("Holdfast-Stale")).isEqualTo("true");
        assertThat(stale.body()).isEqualTo(fresh.body());
    }

    @Test
    void a_malformed_document_changes_nothing() {
        degrade("LISTS");

        for (String document : List.of("", "{\"level\":\"NONE\",\"typo\":1}", "{\"level\":\"OFF\"}")) {
            app().bean(Degradation.class).take(document);
            assertGivenUp(merchant.get("/v1/payments"));
        }
    }
}
