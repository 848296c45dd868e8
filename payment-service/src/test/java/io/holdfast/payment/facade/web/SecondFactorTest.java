package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.facade.web.Caller.Answer;
import io.holdfast.payment.fake.Authenticator;
import io.holdfast.payment.risk.LiveRules;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Second factors as merchants meet them. */
class SecondFactorTest extends FacadeTest {

    @AfterEach
    void no_rules() {
        app().bean(LiveRules.class).take("{\"rules\":[]}");
    }

    private static void challenge() {
        assertThat(app().bean(LiveRules.class)
                        .take("{\"rules\":[{\"id\":\"big\",\"kind\":\"CEILING\",\"limit_minor\":1,\"currency\":\"CNY\","
                                + "\"verdict\":\"CHALLENGE\"}]}"))
                .isTrue();
    }

    private String wallet() {
        return operator.call("POST", "/operator/v1/merchants/" + merchantId + "/accounts")
                .json("{\"kind\":\"WALLET\",\"owner\":\"x\",\"currency\":\"CNY\"}")
                .send()
                .text("id");
    }

    private static String path(String account) {
        return "/v1/accounts/" + account + "/second-factor";
    }

    private Authenticator enrolled(String account) {
        Authenticator app =
                new Authenticator(merchant.post(path(account), "{}").send().text("secret"));
        assertThat(confirm(account, app.code(Instant.now())).status()).isEqualTo(200);
        // As if the payer had confirmed it a while ago: the code of this moment is still to be used.
        app().bean(JdbcTemplate.class).update("UPDATE second_factor SET last_step = 0 WHERE account_id = ?", account);
        return app;
    }

    private Answer confirm(String account, String code) {
        return merchant.post(path(account) + "/confirm", "{\"code\":\"" + code + "\"}")
                .send();
    }

    private static String from(String account, String number, String code) {
        String body = payment(number).replace("acc_1", account);
        return code == null ? body : body.replaceFirst("}$", ",\"second_factor\":\"" + code + "\"}");
    }

    @Test
    void a_challenged_payment_is_repeated_with_the_code_under_the_same_key() {
        String account = wallet();
        Authenticator app = enrolled(account);
        String number = unique("P");
        challenge();

        Answer asked = merchant.post("/v1/payments", from(account, number, null))
                .key("k")
                .send();
        Answer wrong = merchant.post("/v1/payments", from(account, number, app.wrong(Instant.now())))
                .key("k")
                .send();
        assertThat(count("SELECT COUNT(*) FROM payment WHERE merchant_id = ?", merchantId))
                .isZero();
        Answer paid = merchant.post("/v1/payments", from(account, number, app.code(Instant.now())))
                .key("k")
                .send();

        assertThat(asked.code()).isEqualTo("403 second_factor_required");
        assertThat(asked.text("param")).isEqualTo("second_factor");
        assertThat(wrong.code()).isEqualTo("403 second_factor_wrong");
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.text("state")).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_code_pays_once_and_wrong_ones_lock_the_wallet() {
        String account = wallet();
        Authenticator app = enrolled(account);
        challenge();
        String code = app.code(Instant.now());
        assertThat(merchant.post("/v1/payments", from(account, unique("P"), code))
                        .send()
                        .status())
                .isEqualTo(201);

        assertThat(merchant.post("/v1/payments", from(account, unique("P"), code))
                        .send()
                        .code())
                .isEqualTo("403 second_factor_wrong");
        for (int i = 0; i < 5; i++) {
            merchant.post("/v1/payments", from(account, unique("P"), app.wrong(Instant.now())))
                    .send();
        }
        assertThat(merchant.post("/v1/payments", from(account, unique("P"), code))
                        .send()
                        .code())
                .isEqualTo("403 second_factor_locked");
    }

    @Test
    void a_secret_is_shown_to_who_asks_and_stands_nowhere_in_the_clear() {
        String account = wallet();
        Answer begun = merchant.post(path(account), "{}").key("k").send();

        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.text("secret")).matches("[A-Z2-7]{32}");
        assertThat(begun.text("otpauth_uri"))
                .startsWith("otpauth://totp/Holdfast:" + account + "?secret=" + begun.text("secret") + "&");
        assertThat(merchant.post(path(account), "{}").key("k").send().body()).isEqualTo(begun.body());
        assertThat(confirm(account, new Authenticator(begun.text("secret")).wrong(Instant.now()))
                        .code())
                .isEqualTo("403 second_factor_wrong");
        assertThat(confirm(account, new Authenticator(begun.text("secret")).code(Instant.now()))
                        .status())
                .isEqualTo(200);
        assertThat(merchant.post(path(account), "{}").send().code()).isEqualTo("409 second_factor_enrolled");
    }

    @Test
    void another_merchants_wallet_is_not_found() {
        String account = wallet();
        Caller other = newKey(newMerchant());

        assertThat(other.post(path(account), "{}").send().code()).isEqualTo("404 not_found");
        assertThat(other.post(path(account) + "/confirm", "{\"code\":\"123456\"}")
                        .send()
                        .code())
                .isEqualTo("404 not_found");
    }

    @Test
    void only_an_operator_removes_a_second_factor() {
        String account = wallet();
        enrolled(account);

        assertThat(merchant.call("DELETE", path(account)).send().status()).isEqualTo(405);
        assertThat(operator.call("DELETE", "/operator" + path(account)).send().status())
                .isEqualTo(204);
        assertThat(operator.call("DELETE", "/operator" + path(account)).send().code())
                .isEqualTo("404 not_found");
        challenge();
        assertThat(merchant.post("/v1/payments", from(account, unique("P"), null))
                        .send()
                        .text("held_for"))
                .isEqualTo("RISK_REVIEW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "12345x", "１２３４５６", ""})
    void what_is_no_code_is_refused_and_not_counted(String code) {
        Answer answer =
                merchant.post("/v1/payments", from("acc_1", unique("P"), code)).send();

        assertThat(answer.code()).isEqualTo("400 invalid_value");
        assertThat(answer.text("param")).isEqualTo("second_factor");
    }
}
