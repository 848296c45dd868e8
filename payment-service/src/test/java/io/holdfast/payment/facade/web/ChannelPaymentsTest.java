package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.payment.facade.web.Caller.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelPaymentsTest extends FacadeTest {

    private static final HttpClient CHANNEL = HttpClient.newHttpClient();

    @BeforeEach
    void an_agreement() {
        agreeOnWechat();
    }

    private Answer paid(String number) {
        return merchant.post("/v1/payments", wechatPayment(number)).send();
    }

    private static HttpResponse<String> callback(String path, String body) throws Exception {
        return CHANNEL.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app().callbackPort() + "/callbacks/" + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String state(Answer payment) {
        return merchant.get("/v1/payments/" + payment.text("id")).text("state");
    }

    private static String signed(long amountMinor, String transaction) {
        return "signed " + wechat().lastPrepay().attemptNo() + " " + transaction + " " + amountMinor + " CNY";
    }

    @Test
    void a_payment_is_answered_with_what_the_payer_does_next_and_its_repetition_to_the_byte() {
        String body = wechatPayment(unique("P"));
        Answer first = merchant.post("/v1/payments", body).key("k").send();

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.text("state")).isEqualTo("AWAITING_PAYER");
        assertThat(first.json().at("/action/type").asText()).isEqualTo("show_qr");
        assertThat(first.json().at("/action/code_url").asText())
                .isEqualTo("qr:" + wechat().lastPrepay().attemptNo());
        assertThat(first.text("expires_at")).isNotEmpty();
        assertThat(merchant.get("/v1/payments/" + first.text("id")).body()).isEqualTo(first.body());

        merchant.post("/v1/payments/" + first.text("id") + "/cancel", "{}").send();
        Answer again = merchant.post("/v1/payments", body).key("k").send();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void a_channel_that_does_not_answer_is_answered_202() {
        wechat().silent = true;

        Answer answer = paid(unique("P"));

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text("state")).isEqualTo("CREATED");
        assertThat(answer.json().get("action").isNull()).isTrue();
        assertThat(answer.header("Retry-After")).isNotNull();
    }

    @Test
    void a_callback_settles_the_payment_and_is_answered_in_the_channels_words() throws Exception {
        Answer payment = paid(unique("P"));
        String body = signed(2_500, unique("tx"));

        HttpResponse<String> first = callback("WECHAT/" + merchantId, body);
        HttpResponse<String> again = callback("WECHAT/" + merchantId, body);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo("success");
        assertThat(first.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(again.body()).isEqualTo("success");
        assertThat(count("SELECT COUNT(*) FROM receipt WHERE payment_id = ?", payment.text("id")))
                .isOne();
        for (int look = 0; look < 100 && !state(payment).equals("SUCCEEDED"); look++) {
            Thread.sleep(20);
        }
        assertThat(state(payment)).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_callback_that_is_not_believed_moves_nothing() throws Exception {
        Answer payment = paid(unique("P"));

        assertThat(callback("WECHAT/" + merchantId, "forged").statusCode()).isEqualTo(401);
        assertThat(callback("WECHAT/" + merchantId, "x".repeat(64 * 1024 + 1)).statusCode())
                .isEqualTo(413);
        assertThat(callback("WECHAT/" + newMerchant(), signed(2_500, "tx")).statusCode())
                .isEqualTo(404);
        assertThat(callback("WECHAT/" + newMerchant(), "x".repeat(64 * 1024 + 1))
                        .statusCode())
                .isEqualTo(404);
        assertThat(callback("NOBODY/" + merchantId, signed(2_500, "tx")).statusCode())
                .isEqualTo(404);

        assertThat(state(payment)).isEqualTo("AWAITING_PAYER");
    }

    @Test
    void a_wrong_amount_holds_the_payment_and_is_on_the_operators_list() throws Exception {
        Answer payment = paid(unique("P"));

        assertThat(callback("WECHAT/" + merchantId, signed(1, unique("tx"))).statusCode())
                .isEqualTo(200);

        Answer held = merchant.get("/v1/payments/" + payment.text("id"));
        assertThat(held.text("held_for")).isEqualTo("WRONG_AMOUNT");
        assertThat(held.text("state")).isEqualTo("AWAITING_PAYER");
        Answer attention = operator.call("GET", "/operator/v1/attention").send();
        assertThat(attention.json().get("data").findValuesAsText("id")).contains(payment.text("id"));
        assertThat(merchant.post("/v1/payments/" + payment.text("id") + "/attempts", "{\"method\":\"WECHAT_NATIVE\"}")
                        .send()
                        .code())
                .isEqualTo("409 payment_not_awaiting_payer");

        String receipt = "";
        for (JsonNode item : attention.json().get("data")) {
            if (item.get("payment_id").asText().equals(payment.text("id"))
                    && item.get("kind").asText().equals("receipt")) {
                receipt = item.get("id").asText();
            }
        }
        String path = "/operator/v1/receipts/" + receipt + "/give-back";
        Answer goesBack = operator.call("POST", path).send();

        assertThat(goesBack.status()).isEqualTo(200);
        assertThat(goesBack.text("purpose")).isEqualTo("WRONG_AMOUNT");
        assertThat(goesBack.text("give_back")).isNotEqualTo("NONE");
        assertThat(operator.call("POST", path).send().status()).isEqualTo(200);
        assertThat(merchant.get("/v1/payments/" + payment.text("id"))
                        .json()
                        .get("held_for")
                        .isNull())
                .isTrue();
        assertThat(merchant.call("POST", path).send().code()).isEqualTo("401 operator_token_wrong");
    }

    @Test
    void a_payment_is_cancelled_once_and_for_all() {
        Answer payment = paid(unique("P"));
        String path = "/v1/payments/" + payment.text("id") + "/cancel";

        Answer cancelled = merchant.post(path, "{}").send();

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("state")).isEqualTo("CLOSED");
        assertThat(merchant.post(path, "{}").send().status()).isEqualTo(200);
        assertThat(newKey(newMerchant()).post(path, "{}").send().code()).isEqualTo("404 not_found");
        String wallet =
                merchant.post("/v1/payments", payment(unique("P"))).send().text("id");
        assertThat(merchant.post("/v1/payments/" + wallet + "/cancel", "{}")
                        .send()
                        .code())
                .isEqualTo("409 payment_not_cancellable");
    }

    @Test
    void the_payer_may_pay_in_another_way() {
        Answer payment = paid(unique("P"));

        Answer switched = merchant.post(
                        "/v1/payments/" + payment.text("id") + "/attempts",
                        "{\"method\":\"WECHAT_CODE\",\"payer\":{\"auth_code\":\"1345\"}}")
                .send();

        assertThat(switched.status()).isEqualTo(201);
        assertThat(switched.text("method")).isEqualTo("WECHAT_CODE");
        assertThat(switched.json().at("/action/code_url").asText())
                .isEqualTo("qr:" + wechat().lastPrepay().attemptNo());
        assertThat(wechat().lastPrepay().payer()).containsEntry("auth_code", "1345");
    }

    @ParameterizedTest
    @CsvSource({
        "CARD, card_token, 4242424242424242",
        "CARD, card_token, 4242 4242-4242 4242",
        "CARD, client_ip, tok_378282246310005",
        "WECHAT_NATIVE, openid, 4242424242424242",
        "WECHAT_NATIVE, auth_code, 4242424242424242",
        "WECHAT_CODE, openid, 4242424242424242"
    })
    void a_cards_number_is_refused_and_neither_stored_nor_repeated(String method, String name, String number) {
        Answer payment = paid(unique("P"));
        long attempts = count("SELECT COUNT(*) FROM attempt");
        String payer = "\"method\":\"" + method + "\",\"payer\":{\"" + name + "\":\"" + number + "\"}";

        Answer made = merchant.post(
                        "/v1/payments", wechatPayment(unique("P")).replace("\"method\":\"WECHAT_NATIVE\"", payer))
                .send();
        Answer switched = merchant.post("/v1/payments/" + payment.text("id") + "/attempts", "{" + payer + "}")
                .send();

        for (Answer answer : List.of(made, switched)) {
            assertThat(answer.code()).isEqualTo("400 invalid_value");
            assertThat(answer.text("param")).isEqualTo("payer." + name);
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain(number);
        }
        assertThat(count("SELECT COUNT(*) FROM attempt")).isEqualTo(attempts);
    }

    @Test
    void a_scanned_code_may_look_like_a_cards_number() {
        String body = wechatPayment(unique("P"))
                .replace("\"WECHAT_NATIVE\"", "\"WECHAT_CODE\",\"payer\":{\"auth_code\":\"4242424242424242\"}");

        assertThat(merchant.post("/v1/payments", body).send().status()).isEqualTo(201);
        assertThat(wechat().lastPrepay().payer()).containsEntry("auth_code", "4242424242424242");
    }

    @Test
    void a_payer_may_pay_in_another_currency_by_a_quote() {
        Answer quote = merchant.post("/v1/fx-quotes", "{\"from\":\"CNY\",\"to\":\"USD\",\"amount\":2500}")
                .send();
        assertThat(quote.status()).isEqualTo(201);
        assertThat(quote.json().get("payer_amount").longValue()).isEqualTo(346);
        assertThat(quote.text("rate")).isEqualTo("0.1386");

        String body = wechatPayment(unique("P")).replace("}", ",\"fx_quote\":\"" + quote.text("id") + "\"}");
        assertThat(merchant.post("/v1/payments", body).send().text("state")).isEqualTo("AWAITING_PAYER");
        assertThat(wechat().lastPrepay().amount().toString()).isEqualTo("USD 3.46");
        assertThat(merchant.post("/v1/fx-quotes", "{\"from\":\"CNY\",\"to\":\"KWD\",\"amount\":2500}")
                        .send()
                        .code())
                .isEqualTo("422 currencies_not_exchanged");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"amount\":2500        | \"amount\":2500,\"payer_account\":\"acc_1\" | 400 invalid_value",
                "\"amount\":2500        | \"amount\":2500,\"points\":5                | 400 invalid_value",
                "\"amount\":2500        | \"amount\":2500,\"payer\":{\"name\":\"x\"}  | 400 unknown_field",
                "\"amount\":2500        | \"amount\":2500,\"return_url\":\"file:///\" | 400 invalid_value",
                "\"amount\":2500        | \"amount\":2500,\"capture_method\":\"later\" | 400 invalid_value",
                "\"amount\":2500        | \"amount\":2500,\"fx_quote\":\"fxq_1\"      | 422 fx_quote_not_found",
                "WECHAT_NATIVE          | PAYPAL                                      | 422 method_not_agreed",
                "WECHAT_NATIVE          | WALLET                                      | 400 missing_field",
            })
    void what_is_not_right_is_refused(String part, String instead, String code) {
        String body = wechatPayment(unique("P")).replace(part, instead);

        assertThat(merchant.post("/v1/payments", body).send().code()).isEqualTo(code);
    }
}
