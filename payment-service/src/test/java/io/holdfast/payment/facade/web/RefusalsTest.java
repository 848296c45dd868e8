package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.payment.facade.web.Caller.Answer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.QueryTimeoutException;

/** Every refusal is a problem with a stable code, and changes nothing. */
@ExtendWith(OutputCaptureExtension.class)
class RefusalsTest extends FacadeTest {

    @Test
    void a_refusal_has_all_the_fields_of_a_problem() {
        Answer answer = merchant.post("/v1/orders", "{\"merchant_order_no\":\"O\",\"currency\":\"XXX\"}")
                .send();

        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("type", "title", "status", "code", "detail", "param", "request_id");
        assertThat(answer.text("type")).isEqualTo("urn:holdfast:problem:invalid_value");
        assertThat(answer.json().get("status").intValue()).isEqualTo(400);
        assertThat(answer.text("param")).isEqualTo("currency");
        assertThat(answer.text("request_id")).isEqualTo(answer.header("Holdfast-Request-Id"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {                                                                                     | malformed_json  |
                    []                                                                                    | malformed_json  |
                    {} {}                                                                                 | malformed_json  |
                    {"amount":2500,"amount":2500}                                                         | duplicate_field | amount
                    {"amout":2500}                                                                        | unknown_field   | amout
                    {"merchant_payment_no":"P"}                                                           | missing_field   | order_id
                    {"merchant_payment_no":7}                                                             | invalid_value   | merchant_payment_no
                    {"merchant_payment_no":null}                                                          | invalid_value   | merchant_payment_no
                    {"merchant_payment_no":"P","order_id":"o","method":"CASH"}                            | invalid_value   | method
                    {"merchant_payment_no":"P","order_id":"o","method":"WALLET","payer_account":"a","amount":25.0}   | invalid_value | amount
                    {"merchant_payment_no":"P","order_id":"o","method":"WALLET","payer_account":"a","amount":25e2}   | invalid_value | amount
                    {"merchant_payment_no":"P","order_id":"o","method":"WALLET","payer_account":"a","amount":"2500"} | invalid_value | amount
                    {"merchant_payment_no":"P","order_id":"o","method":"WALLET","payer_account":"a","amount":0}      | invalid_value | amount
                    {"merchant_payment_no":"P","order_id":"o","method":"WALLET","payer_account":"a","amount":-1}     | invalid_value | amount
                    {"merchant_payment_no":"P","order_id":"o","method":"WALLET","payer_account":"a","amount":1000000000001}          | invalid_value | amount
                    {"merchant_payment_no":"P","order_id":"o","method":"WALLET","payer_account":"a","amount":99999999999999999999999} | invalid_value | amount
                    {"merchant_payment_no":"P","order_id":"o","method":"WALLET","payer_account":"a","amount":1,"currency":"cny"}     | invalid_value | currency
                    """)
    void what_is_wrong_with_a_body_is_said_by_code_and_place(String body, String code, String param) {
        Answer answer = merchant.post("/v1/payments", body).key("key").send();

        assertThat(answer.code()).isEqualTo("400 " + code);
        assertThat(answer.json().get("param").isNull() ? null : answer.text("param"))
                .isEqualTo(param);
        assertThat(count("SELECT COUNT(*) FROM payment WHERE merchant_id = ?", merchantId))
                .isZero();
        assertThat(count("SELECT COUNT(*) FROM idempotent_request WHERE merchant_id = ?", merchantId))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"sku":"tea","quantity":0}            | invalid_value | items[1].quantity
                    {"sku":"tea","quantity":1000001}      | invalid_value | items[1].quantity
                    {"sku":"cup","quantity":1}            | invalid_value | items[1].sku
                    {"sku":"tea","quantity":1,"price":1}  | unknown_field | items[1].price
                    {"sku":"tea"}                         | missing_field | items[1].quantity
                    {"sku":"tea","sku":"tea"}             | duplicate_field | items[1].sku
                    7                                     | invalid_value | items[1]
                    """)
    void a_fault_in_a_list_is_placed_by_its_path(String second, String code, String param) {
        String body = "{\"merchant_order_no\":\"O\",\"currency\":\"CNY\",\"items\":[{\"sku\":\"cup\",\"quantity\":1},"
                + second + "]}";

        Answer answer = merchant.post("/v1/orders", body).send();

        assertThat(answer.code()).isEqualTo("400 " + code);
        assertThat(answer.text("param")).isEqualTo(param);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /v1/payments?limit=0                       | invalid_value   | limit
                    /v1/payments?limit=201                     | invalid_value   | limit
                    /v1/payments?limit=ten                     | invalid_value   | limit
                    /v1/payments?limit=%2B5                    | invalid_value   | limit
                    /v1/payments?limit=5&limit=5               | duplicate_field | limit
                    /v1/payments?offset=5                      | unknown_field   | offset
                    /v1/payments?merchant_payment_no=P&limit=5 | unknown_field   | limit
                    /v1/payments?before=pay%201                | invalid_value   | before
                    /v1/payments?merchant_payment_no=%FF       | invalid_value   | merchant_payment_no
                    /v1/orders                                 | missing_field   | merchant_order_no
                    /v1/orders/ord_1?x                         | unknown_field   | x
                    /v1/accounts/acc_1/statement?before=-1     | invalid_value   | before
                    /v1/points/%E2%80%AEx                      | invalid_value   | customer
                    """)
    void what_is_wrong_with_a_query_is_said_by_code_and_place(String target, String code, String param) {
        Answer answer = merchant.get(target);

        assertThat(answer.code()).isEqualTo("400 " + code);
        assertThat(answer.text("param")).isEqualTo(param);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/", "/v1/refund", "/v1/payments/pay_1/x", "/v1/orders/%20", "/v1/accounts/x%00"})
    void an_unknown_path_is_404(String path) {
        assertThat(merchant.get(path).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/error", "/actuator/health", "/swagger-ui/nothing.js", "/favicon.ico"})
    void an_unknown_path_outside_of_the_api_is_404_too(String path) {
        assertThat(Caller.anybody(app().port()).get(path).code()).isEqualTo("404 not_found");
    }

    @Test
    void no_answer_may_be_kept_by_a_cache_on_the_way() {
        for (Answer answer : new Answer[] {merchant.get("/v1/payments"), merchant.get("/v1/nothing")}) {
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @Test
    void a_refusal_is_measured_as_the_callers_fault_and_not_as_ours() {
        MeterRegistry meters = app().bean(MeterRegistry.class);
        long before = measured(meters, "401");

        Caller.anybody(app().port()).get("/v1/payments");
        Caller.anybody(app().port()).get("/operator/v1/merchants/x");

        // A request is measured when its answer has been sent.
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            while (measured(meters, "401") < before + 2) {
                Thread.sleep(5);
            }
        });
    }

    private static long measured(MeterRegistry meters, String status) {
        return meters.find("http.server.requests").tag("status", status).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void a_method_that_a_path_does_not_have_is_405_and_says_which_it_has() {
        Answer answer = merchant.call("DELETE", "/v1/payments").send();

        assertThat(answer.code()).isEqualTo("405 method_not_allowed");
        assertThat(answer.header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void an_answer_that_is_not_accepted_is_406() {
        assertThat(merchant.call("GET", "/v1/payments")
                        .header("Accept", "text/html")
                        .send()
                        .code())
                .isEqualTo("406 not_acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json;charset=utf-16",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded"
            })
    void a_body_that_is_not_json_is_415(String type) {
        Answer answer = merchant.post("/v1/payments", payment("P"))
                .header("Content-Type", type)
                .send();

        assertThat(answer.code()).isEqualTo("415 unsupported_media_type");
    }

    @Test
    void a_compressed_body_is_415() {
        Answer answer = merchant.post("/v1/payments", payment("P"))
                .header("Content-Encoding", "gzip")
                .send();

        assertThat(answer.code()).isEqualTo("415 unsupported_media_type");
    }

    @Test
    void a_body_of_64_kib_is_read_and_one_byte_more_is_413() {
        String body = payment("P");
        String padded = body + " ".repeat(64 * 1024 - body.length());

        assertThat(merchant.post("/v1/payments", padded).send().status()).isEqualTo(201);
        assertThat(merchant.post("/v1/payments", padded + " ").send().code()).isEqualTo("413 body_too_large");
        assertThat(operator.call("POST", "/operator/v1/merchants")
                        .json(padded + " ")
                        .send()
                        .code())
                .isEqualTo("413 body_too_large");
    }

    @Test
    void depth_16_is_read_and_17_is_refused() {
        String deep = "[".repeat(15) + "]".repeat(15);

        assertThat(merchant.post("/v1/payments", "{\"x\":" + deep + "}").send().code())
                .isEqualTo("400 unknown_field");
        assertThat(merchant.post("/v1/payments", "{\"x\":[" + deep + "]}")
                        .send()
                        .code())
                .isEqualTo("400 malformed_json");
    }

    @Test
    void a_body_that_is_not_utf_8_is_refused() {
        byte[] body = payment("P").getBytes(StandardCharsets.UTF_16);

        assertThat(merchant.post("/v1/payments", "").bytes(body).send().code()).isEqualTo("400 malformed_json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "x1234567890123456789012345678901234567890123456789012345678901234"})
    void an_idempotency_key_is_1_to_64_visible_ascii_characters(String key) {
        Caller.Call call = merchant.call("POST", "/v1/payments").json(payment("P"));

        Answer answer = key.isEmpty() ? call.send() : call.key(key).send();

        assertThat(answer.code()).isEqualTo("400 idempotency_key_required");
    }

    @Test
    void a_failure_of_ours_is_500_and_tells_nothing(CapturedOutput log) {
        accounts().disturbance = () -> {
            throw new IllegalStateException("canary-of-the-inside");
        };

        Answer answer = merchant.get("/v1/accounts/acc_1");

        assertThat(answer.code()).isEqualTo("500 internal_error");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("canary");
        assertThat(log).contains("canary-of-the-inside");
    }

    @Test
    void a_database_that_does_not_answer_is_503() {
        points().disturbance = () -> {
            throw new QueryTimeoutException("busy");
        };

        assertThat(merchant.get("/v1/points/x").code()).isEqualTo("503 temporarily_unavailable");
    }

    @Test
    void no_secret_is_logged(CapturedOutput log) {
        Answer key = operator.call("POST", "/operator/v1/merchants/" + merchantId + "/keys")
                .send();
        Caller second = Caller.merchant(app().port(), key.text("key"), key.text("secret"));
        Caller.Call call = second.post("/v1/payments", payment(unique("P"))).signed();
        accounts().disturbance = () -> {
            throw new IllegalStateException("something");
        };
        call.sendAsIs();
        call.sendAsIs();
        second.get("/v1/accounts/acc_1");
        second.post("/v1/payments", "{\"password\":\"body-canary\"").send();

        assertThat(log.getAll())
                .contains("something")
                .doesNotContain(key.text("secret"))
                .doesNotContain(call.get("Holdfast-Signature"))
                .doesNotContain(FacadeApp.OPERATOR_TOKEN)
                .doesNotContain(FacadeApp.MASTER_KEY)
                .doesNotContain("body-canary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/pay{ments HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/pay\u0001ments HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /v1/payments HTTP/1.1\r\n\r\n",
                "GET /v1/payments HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
                "BLÖD\r\n\r\n"
            })
    void what_is_not_http_is_a_problem_as_well(String raw) throws IOException {
        String answer = sendRaw(raw);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer).contains("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n{") + 4));
        assertThat(problem.get("code").asText()).isEqualTo("bad_request");
        assertThat(problem.get("request_id").asText()).startsWith("req_");
        assertThat(answer).doesNotContain("Tomcat");
    }

    private static String sendRaw(String raw) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", app().port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(raw.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
