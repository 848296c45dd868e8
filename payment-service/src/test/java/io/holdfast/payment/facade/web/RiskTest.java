package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.facade.web.Caller.Answer;
import io.holdfast.payment.risk.LiveRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Risk control as merchants meet it. */
class RiskTest extends FacadeTest {

    private static final String RISK = "{\"device_id\":\"dev-1\",\"ip\":\"203.0.113.9\",\"payer_country\":\"CN\","
            + "\"ip_country\":\"HK\",\"card_country\":null}";

    @AfterEach
    void no_rules() {
        rules();
    }

    private static void rules(String... rules) {
        String document = "{'rules':[" + String.join(",", rules) + "]}";
        assertThat(app().bean(LiveRules.class).take(document.replace('\'', '"')))
                .isTrue();
    }

    private static String with(String payment, String field, String json) {
        return payment.replaceFirst("}$", ",\"" + field + "\":" + json.replace("\\", "\\\\") + "}");
    }

    @Test
    void a_refused_payment_is_answered_201_failed_and_its_repetition_to_the_byte() {
        rules("{'id':'hk','kind':'COUNTRY_MISMATCH','verdict':'REFUSE'}");
        String body = with(payment(unique("P")), "risk", RISK);
        int started = lane().started.get();

        Answer first = merchant.post("/v1/payments", body).key("k").send();
        Answer again = merchant.post("/v1/payments", body).key("k").send();

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("state")).isEqualTo("FAILED");
        assertThat(first.text("failure_reason")).isEqualTo("RISK_REFUSED");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(lane().started.get()).isEqualTo(started);
        assertThat(app().bean(JdbcTemplate.class)
                        .queryForMap("SELECT * FROM risk_decision WHERE payment_id = ?", first.text("id")))
                .containsEntry("verdict", "REFUSE")
                .containsEntry("device_id", "dev-1")
                .containsEntry("ip", "203.0.113.9")
                .containsEntry("card_country", null);
    }

    private Answer underReview(String number) {
        rules("{'id':'big','kind':'CEILING','limit_minor':1,'currency':'CNY','verdict':'REVIEW'}");
        Answer answer =
                merchant.post("/v1/payments", payment(number)).key(number).send();
        rules();
        return answer;
    }

    @Test
    void a_payment_that_is_held_is_answered_202_until_an_operator_approves_it() {
        String number = unique("P");
        Answer first = underReview(number);
        String path = "/operator/v1/risk-reviews/" + first.text("id");

        assertThat(first.status()).isEqualTo(202);
        assertThat(first.text("state")).isEqualTo("CREATED");
        assertThat(first.text("held_for")).isEqualTo("RISK_REVIEW");
        assertThat(first.json().at("/review/expires_at").asText()).isEqualTo(first.text("next_look_at"));
        assertThat(operator.get("/operator/v1/risk-reviews").json().get("data"))
                .anyMatch(item -> item.at("/payment/id").asText().equals(first.text("id"))
                        && item.at("/reasons/0/rule").asText().equals("big")
                        && item.get("merchant").asText().equals(merchantId));

        Answer approved = operator.call("POST", path + "/approve")
                .json("{\"note\":\"fine\"}")
                .send();

        assertThat(approved.status()).isEqualTo(200);
        assertThat(approved.text("state")).isEqualTo("SUCCEEDED");
        assertThat(merchant.get("/v1/payments/" + first.text("id")).body()).isEqualTo(approved.body());
        assertThat(merchant.post("/v1/payments", payment(number))
                        .key(number)
                        .send()
                        .body())
                .isEqualTo(first.body());
        assertThat(operator.call("POST", path + "/approve")
                        .json("{\"note\":\"x\"}")
                        .send()
                        .code())
                .isEqualTo("409 review_not_open");
        assertThat(operator.call("POST", path + "/refuse")
                        .json("{\"note\":\"x\"}")
                        .send()
                        .code())
                .isEqualTo("409 review_not_open");
    }

    @Test
    void a_payment_that_an_operator_refuses_failed_and_needs_a_note() {
        String path = "/operator/v1/risk-reviews/" + underReview(unique("P")).text("id");

        assertThat(operator.call("POST", path + "/refuse").json("{}").send().code())
                .isEqualTo("400 missing_field");
        Answer refused = operator.call("POST", path + "/refuse")
                .json("{\"note\":\"no\"}")
                .send();

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text("failure_reason")).isEqualTo("RISK_REFUSED");
        assertThat(refused.json().get("review").isNull()).isTrue();
        assertThat(operator.call("POST", "/operator/v1/risk-reviews/pay_nobody/refuse")
                        .json("{\"note\":\"x\"}")
                        .send()
                        .code())
                .isEqualTo("404 not_found");
    }

    @Test
    void a_lane_without_room_leaves_the_review_open() {
        String path = "/operator/v1/risk-reviews/" + underReview(unique("P")).text("id");
        lane().mode = FakeLane.Mode.FULL;

        assertThat(operator.call("POST", path + "/approve")
                        .json("{\"note\":\"x\"}")
                        .send()
                        .code())
                .isEqualTo("503 temporarily_unavailable");

        lane().mode = FakeLane.Mode.SUCCEED;
        assertThat(operator.call("POST", path + "/approve")
                        .json("{\"note\":\"x\"}")
                        .send()
                        .text("state"))
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void the_same_key_with_other_inputs_stands_for_another_request() {
        String number = unique("P");
        merchant.post("/v1/payments", payment(number)).key("k").send();

        assertThat(merchant.post("/v1/payments", with(payment(number), "risk", RISK))
                        .key("k")
                        .send()
                        .code())
                .isEqualTo("422 idempotency_key_reused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    7                                    | invalid_value | risk
                    {"agent":"x"}                        | unknown_field | risk.agent
                    {"ip":"localhost"}                   | invalid_value | risk.ip
                    {"ip":7}                             | invalid_value | risk.ip
                    {"device_id":"4242 4242 4242 4242"}  | invalid_value | risk.device_id
                    {"device_id":"4242424242424242"}     | invalid_value | risk.device_id
                    {"payer_country":"cn"}               | invalid_value | risk.payer_country
                    {"ip_country":"XX"}                  | invalid_value | risk.ip_country
                    {"card_country":""}                  | invalid_value | risk.card_country
                    """)
    void inputs_that_cannot_be_are_refused_and_change_nothing(String risk, String code, String param) {
        for (String body : new String[] {payment(unique("P")), wechatPayment(unique("P"))}) {
            Answer answer =
                    merchant.post("/v1/payments", with(body, "risk", risk)).send();

            assertThat(answer.code()).isEqualTo("400 " + code);
            assertThat(answer.text("param")).isEqualTo(param);
            assertThat(answer.json().toString()).doesNotContain("4242");
        }
        assertThat(count("SELECT COUNT(*) FROM payment WHERE merchant_id = ?", merchantId))
                .isZero();
    }

    @Test
    void a_way_to_pay_that_is_refused_leaves_the_payment_with_its_payer() {
        agreeOnWechat();
        String id =
                merchant.post("/v1/payments", wechatPayment(unique("P"))).send().text("id");
        rules("{'id':'ip','kind':'LIST','subject':'IP','values':['203.0.113.0/24'],'verdict':'REFUSE'}");

        Answer answer = merchant.post(
                        "/v1/payments/" + id + "/attempts", with("{\"method\":\"WECHAT_NATIVE\"}", "risk", RISK))
                .send();

        assertThat(answer.code()).isEqualTo("422 risk_refused");
        assertThat(merchant.get("/v1/payments/" + id).text("state")).isEqualTo("AWAITING_PAYER");
    }
}
