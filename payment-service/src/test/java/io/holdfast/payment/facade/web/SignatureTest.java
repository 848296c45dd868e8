package io.holdfast.payment.facade.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.payment.facade.web.Caller.Answer;
import io.holdfast.payment.facade.web.Caller.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every attack on a signature, at the edge. */
class SignatureTest extends FacadeTest {

    private static final List<String> SIGNATURE_HEADERS =
            List.of("Holdfast-Key", "Holdfast-Timestamp", "Holdfast-Nonce", "Holdfast-Signature");

    private Call signedPayment() {
        return merchant.post("/v1/payments", payment(unique("P"))).signed();
    }

    @Test
    void a_signed_request_passes() {
        assertThat(signedPayment().sendAsIs().status()).isEqualTo(201);
        assertThat(merchant.get("/v1/payments?limit=5&before=pay_zzz").status()).isEqualTo(200);
    }

    @Test
    void the_order_of_query_parameters_does_not_matter_to_the_signature() {
        Call signed =
                merchant.call("GET", "/v1/payments?before=pay_zzz&limit=5").signed();

        assertThat(signed.as("GET", "/v1/payments?limit=5&before=pay_zzz")
                        .sendAsIs()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void each_flipped_byte_of_the_body_is_refused() {
        Call original = signedPayment();
        byte[] body = payment(unique("P")).getBytes(StandardCharsets.UTF_8);
        original.bytes(body).signed();
        for (int i = 0; i < body.length; i++) {
            byte[] flipped = body.clone();
            flipped[i] ^= 1;
            Answer answer = original.as("POST", "/v1/payments").bytes(flipped).sendAsIs();
            assertThat(answer.code()).as("byte " + i).isEqualTo("401 signature_wrong");
        }
        assertThat(original.sendAsIs().status()).isEqualTo(201);
    }

    static Stream<String> signatureHeaders() {
        return SIGNATURE_HEADERS.stream();
    }

    @ParameterizedTest
    @MethodSource("signatureHeaders")
    void each_flipped_character_of_each_header_is_refused(String header) {
        Call original = signedPayment();
        String value = original.get(header);
        for (int i = 0; i < value.length(); i++) {
            char flipped = value.charAt(i) == '1' ? '2' : '1';
            Call changed = original.as("POST", "/v1/payments")
                    .header(header, value.substring(0, i) + flipped + value.substring(i + 1));
            assertThat(changed.sendAsIs().status()).as(header + " at " + i).isEqualTo(401);
        }
        assertThat(original.sendAsIs().status()).isEqualTo(201);
    }

    @ParameterizedTest
    @MethodSource("signatureHeaders")
    void a_request_without_one_of_the_headers_is_refused(String header) {
        Answer answer = signedPayment().without(header).sendAsIs();

        assertThat(answer.code()).isEqualTo("401 signature_missing");
        assertThat(answer.text("param")).isEqualTo(header);
    }

    @Test
    void another_method_or_path_or_query_is_refused() {
        Call read = merchant.call("GET", "/v1/payments?limit=5").signed();

        assertThat(Stream.of(
                                read.as("GET", "/v1/payments?limit=6"),
                                read.as("GET", "/v1/payments"),
                                read.as("GET", "/v1/payments/?limit=5"),
                                read.as("GET", "/v1/orders?limit=5"),
                                read.as("HEAD", "/v1/payments?limit=5"),
                                read.as("DELETE", "/v1/payments?limit=5"))
                        .map(call -> call.sendAsIs().status()))
                .containsOnly(401);
    }

    @Test
    void a_body_stripped_or_added_is_refused() {
        Call cancel = merchant.post("/v1/orders/ord_1/cancel", "{}").signed();
        Call read = merchant.call("GET", "/v1/payments").signed();

        assertThat(cancel.as("POST", "/v1/orders/ord_1/cancel")
                        .bytes(new byte[0])
                        .sendAsIs()
                        .code())
                .isEqualTo("401 signature_wrong");
        assertThat(read.as("GET", "/v1/payments").json("{}").sendAsIs().code()).isEqualTo("401 signature_wrong");
    }

    @ParameterizedTest
    @CsvSource({"-301", "301", "-86400", "86400"})
    void a_timestamp_out_of_the_window_is_refused(long seconds) {
        // One second away from the edge: the clock may tick between signing and checking.
        long away = seconds < 0 ? seconds - 1 : seconds + 1;

        Answer answer =
                merchant.post("/v1/payments", payment(unique("P"))).signed(away).sendAsIs();

        assertThat(answer.code()).isEqualTo("401 timestamp_out_of_window");
    }

    @ParameterizedTest
    @ValueSource(longs = {-298, 298})
    void a_timestamp_within_the_window_passes(long seconds) {
        assertThat(merchant.call("GET", "/v1/payments")
                        .signed(seconds)
                        .sendAsIs()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    Holdfast-Timestamp, +1767225600
                    Holdfast-Timestamp, 01767225600
                    Holdfast-Timestamp, 1767225600.0
                    Holdfast-Timestamp, 99999999999999999999
                    Holdfast-Nonce,     short
                    Holdfast-Nonce,     has spaces in it
                    Holdfast-Nonce,     a1234567890123456789012345678901234567890123456789012345678901234
                    Holdfast-Signature, none
                    Holdfast-Signature, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
                    """)
    void a_malformed_header_is_refused(String header, String value) {
        Answer answer = signedPayment().header(header, value).sendAsIs();

        assertThat(answer.code()).isEqualTo("401 signature_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_00000000000000000000000000", "key_'; DROP TABLE merchant; --", "mer_1", "key_"})
    void an_unknown_key_is_refused(String key) {
        assertThat(signedPayment().header("Holdfast-Key", key).sendAsIs().code())
                .isEqualTo("401 key_unknown");
    }

    @Test
    void a_key_of_another_merchant_does_not_fit_the_signature() {
        Caller other = newKey(newMerchant());
        String otherKey = other.call("GET", "/v1/payments").signed().get("Holdfast-Key");

        assertThat(signedPayment().header("Holdfast-Key", otherKey).sendAsIs().code())
                .isEqualTo("401 signature_wrong");
    }

    @Test
    void a_weaker_algorithm_cannot_be_asked_for() {
        Answer answer = signedPayment()
                .header("Holdfast-Algorithm", "none")
                .header("Holdfast-Signature", "0".repeat(64))
                .sendAsIs();

        assertThat(answer.code()).isEqualTo("401 signature_wrong");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/payments", "/v1/orders"})
    void of_fifty_replays_at_once_one_passes(String path) throws Exception {
        String body = path.equals("/v1/payments") ? payment(unique("P")) : order(unique("O"));
        Call call = merchant.post(path, body).signed();

        List<Answer> answers = atOnce(50, i -> call.sendAsIs());

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .hasSize(49)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("401 nonce_reused"));
    }

    @Test
    void a_replayed_read_is_refused() {
        Call read = merchant.call("GET", "/v1/payments").signed();

        assertThat(read.sendAsIs().status()).isEqualTo(200);
        assertThat(read.sendAsIs().code()).isEqualTo("401 nonce_reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "{\"amount\":1.5}"})
    void a_refused_request_to_pay_uses_up_its_nonce(String body) {
        Call call = merchant.post("/v1/payments", body).signed();

        assertThat(call.sendAsIs().status()).isEqualTo(400);
        assertThat(call.sendAsIs().code()).isEqualTo("401 nonce_reused");
    }

    @Test
    void a_request_to_pay_that_never_reached_a_controller_uses_up_its_nonce() {
        Call call = merchant.post("/v1/payments", payment(unique("P")))
                .header("Accept", "text/html")
                .signed();

        assertThat(call.sendAsIs().code()).isEqualTo("406 not_acceptable");
        assertThat(call.sendAsIs().code()).isEqualTo("401 nonce_reused");
    }

    @Test
    void the_same_nonce_with_another_key_is_another_nonce() {
        Caller second = newKey(merchantId);

        assertThat(merchant.call("GET", "/v1/payments")
                        .signed(0, "nonce-of-two")
                        .sendAsIs()
                        .status())
                .isEqualTo(200);
        assertThat(second.call("GET", "/v1/payments")
                        .signed(0, "nonce-of-two")
                        .sendAsIs()
                        .status())
                .isEqualTo(200);
        assertThat(second.call("GET", "/v1/payments")
                        .signed(1, "nonce-of-two")
                        .sendAsIs()
                        .code())
                .isEqualTo("401 nonce_reused");
    }

    @Test
    void a_replay_is_refused_by_another_instance_and_after_a_restart() {
        Call call = signedPayment();
        assertThat(call.sendAsIs().status()).isEqualTo(201);

        try (FacadeApp other = FacadeApp.start(schema())) {
            assertThat(call.at(other.port()).sendAsIs().code()).isEqualTo("401 nonce_reused");
        }
    }

    @Test
    void a_path_written_in_another_way_does_not_lead_past_the_signature() {
        Caller anybody = Caller.anybody(app().port());

        assertThat(Stream.of(
                                "/v1/payments",
                                "//v1/payments",
                                "/v1//payments",
                                "/v1;a=b/payments",
                                "/%76%31/payments",
                                "/V1/payments",
                                "/x/../v1/payments",
                                "/v1/payments/",
                                "/v1/payments.json")
                        .map(path -> anybody.get(path).status()))
                .allMatch(status -> status == 401 || status == 404 || status == 400);
    }

    @Test
    void a_revoked_key_stops_working_at_once_here_and_within_five_seconds_elsewhere() throws Exception {
        try (FacadeApp other = FacadeApp.start(schema())) {
            Caller there = merchant.at(other.port());
            assertThat(merchant.get("/v1/payments").status()).isEqualTo(200);
            assertThat(there.get("/v1/payments").status()).isEqualTo(200);

            String key = merchant.call("GET", "/").signed().get("Holdfast-Key");
            assertThat(operator.call("DELETE", "/operator/v1/merchants/" + merchantId + "/keys/" + key)
                            .send()
                            .status())
                    .isEqualTo(204);

            assertThat(merchant.get("/v1/payments").code()).isEqualTo("401 key_unknown");
            long revokedAt = System.nanoTime();
            while (there.get("/v1/payments").status() == 200) {
                assertThat(System.nanoTime() - revokedAt).isLessThan(5_000_000_000L);
                Thread.sleep(50);
            }
            assertThat(there.get("/v1/payments").code()).isEqualTo("401 key_unknown");
        }
    }
}
