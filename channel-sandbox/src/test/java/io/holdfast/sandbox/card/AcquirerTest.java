package io.holdfast.sandbox.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.sandbox.CallbackReceiver;
import io.holdfast.sandbox.RunningSandbox;
import io.holdfast.sandbox.keys.Digests;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AcquirerTest {

    private static RunningSandbox sandbox;
    private static CallbackReceiver receiver;
    private static RunningSandbox.Merchant merchant;

    private final String reference = RunningSandbox.number();

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.start();
        receiver = new CallbackReceiver();
        merchant = sandbox.merchant("CARD", "", receiver.url("/hooks"));
    }

    @AfterAll
    static void stop() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void a_card_without_a_challenge_is_captured_at_once_and_announced() {
        JsonNode captured = authorize("tok_pays-at-once", 1000, true).json();
        assertThat(captured.get("status").textValue()).isEqualTo("captured");
        assertThat(captured.at("/card/last4").textValue()).isEqualTo("4242");
        sandbox.await(() -> events().size() == 1);
        assertThat(events().get(0).get("type").textValue()).isEqualTo("authorization.captured");
        assertThat(events().get(0).at("/data/captured_amount").intValue()).isEqualTo(1000);
    }

    @Test
    void a_challenge_comes_first_and_money_is_set_aside_then_captured_in_part() {
        JsonNode asked = authorize("tok_visa", 1000, false).json();
        assertThat(asked.get("status").textValue()).isEqualTo("requires_challenge");
        assertThat(asked.get("challenge_url").textValue()).isEqualTo(sandbox.base() + "/payer/" + reference);

        sandbox.send("POST", "/sandbox/trades/" + reference + "/pay", "");
        assertThat(status(call("GET", "/acquirer/v1/authorizations/" + reference, "")))
                .isEqualTo("authorized");
        String capture = "/acquirer/v1/authorizations/" + reference + "/capture";
        assertThat(call("POST", capture, "{\"amount\":1001}").status()).isEqualTo(422);
        assertThat(status(call("POST", capture, "{\"amount\":600}"))).isEqualTo("captured");
        assertThat(status(call("POST", capture, "{\"amount\":600}"))).isEqualTo("captured");
        assertThat(call("POST", capture, "{\"amount\":400}").status()).isEqualTo(409);
        assertThat(call("POST", "/acquirer/v1/authorizations/" + reference + "/void", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(refund(reference, 601).status()).isEqualTo(422);
        assertThat(refund(reference, 600).status()).isEqualTo(201);
    }

    @Test
    void money_set_aside_is_given_free() {
        authorize("tok_pays-at-once", 1000, false);
        String one = "/acquirer/v1/authorizations/" + reference;
        assertThat(status(call("POST", one + "/void", "{}"))).isEqualTo("voided");
        assertThat(status(call("POST", one + "/void", "{}"))).isEqualTo("voided");
        assertThat(call("POST", one + "/capture", "{\"amount\":1000}").status()).isEqualTo(409);
    }

    @Test
    void a_card_is_declined() {
        JsonNode declined = authorize("tok_declines", 1000, true).json();
        assertThat(declined.get("status").textValue()).isEqualTo("declined");
        assertThat(declined.get("decline_code").textValue()).isEqualTo("insufficient_funds");
    }

    @Test
    void a_reference_means_one_content() {
        String id = authorize("tok_visa", 1000, true).json().get("id").textValue();
        assertThat(authorize("tok_visa", 1000, true).json().get("id").textValue())
                .isEqualTo(id);
        assertThat(authorize("tok_visa", 999, true).status()).isEqualTo(409);
    }

    @Test
    void refunds_end_later_and_once_a_reference() {
        authorize("tok_pays-at-once", 1000, true);
        RunningSandbox.Answer made = refund(reference, 300);
        assertThat(made.status()).isEqualTo(201);
        assertThat(status(made)).isEqualTo("pending");
        assertThat(refund(reference, 300).json().get("id"))
                .isEqualTo(made.json().get("id"));
        assertThat(refund(reference, 301).status()).isEqualTo(409);
        assertThat(refund(reference + "-2", 701).status()).isEqualTo(422);
        sandbox.await(() ->
                status(call("GET", "/acquirer/v1/refunds/" + reference, "")).equals("succeeded"));

        JsonNode bill = call("GET", "/acquirer/v1/bills/" + LocalDate.now(ZoneOffset.UTC), "")
                .json();
        List<String> types = bill.get("lines").findValuesAsText("type");
        assertThat(types).contains("capture", "refund");
    }

    @Test
    void strangers_are_not_heard() {
        assertThat(signed("GET", "/acquirer/v1/authorizations/x", "", merchant.id(), "wrong")
                        .status())
                .isEqualTo(401);
        assertThat(signed("GET", "/acquirer/v1/authorizations/x", "", "acq_nobody", merchant.secret("acquirer_key"))
                        .status())
                .isEqualTo(401);
        assertThat(call("GET", "/acquirer/v1/authorizations/unknown", "").status())
                .isEqualTo(404);
    }

    @Test
    void webhooks_are_signed_unless_they_are_to_be_wrong() {
        authorize("tok_wrong-signature", 1000, true);
        sandbox.await(() -> !received().isEmpty());
        assertThat(genuine(received().get(0))).isFalse();
        String other = RunningSandbox.number();
        call("POST", "/acquirer/v1/authorizations", body(other, "tok_pays-at-once", 1000, true));
        sandbox.await(
                () -> receiver.at("/hooks").stream().anyMatch(one -> one.body().contains(other) && genuine(one)));
    }

    private static boolean genuine(CallbackReceiver.Received hook) {
        String text = "POST\n/hooks\n" + hook.header("Acquirer-Timestamp") + "\n" + hook.body();
        return Digests.hmacSha256(merchant.secret("acquirer_key"), text).equals(hook.header("Acquirer-Signature"));
    }

    private List<CallbackReceiver.Received> received() {
        return receiver.at("/hooks").stream()
                .filter(one -> one.body().contains(reference))
                .toList();
    }

    private List<JsonNode> events() {
        return received().stream().map(one -> json(one.body())).toList();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String status(RunningSandbox.Answer answer) {
        return answer.json().get("status").textValue();
    }

    private RunningSandbox.Answer authorize(String token, long amount, boolean capture) {
        return call("POST", "/acquirer/v1/authorizations", body(reference, token, amount, capture));
    }

    private static String body(String reference, String token, long amount, boolean capture) {
        return "{\"reference\":\"" + reference + "\",\"amount\":" + amount + ",\"currency\":\"USD\",\"card_token\":\""
                + token + "\",\"capture\":" + capture + ",\"return_url\":\"http://shop.example/back\"}";
    }

    private RunningSandbox.Answer refund(String refundReference, long amount) {
        return call(
                "POST",
                "/acquirer/v1/refunds",
                "{\"reference\":\"" + refundReference + "\",\"authorization_reference\":\"" + reference
                        + "\",\"amount\":" + amount + ",\"currency\":\"USD\"}");
    }

    private static RunningSandbox.Answer call(String method, String path, String body) {
        return signed(method, path, body, merchant.id(), merchant.secret("acquirer_key"));
    }

    private static RunningSandbox.Answer signed(String method, String path, String body, String id, String key) {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        return sandbox.send(
                method,
                path,
                body,
                Map.of(
                        "Acquirer-Merchant", id,
                        "Acquirer-Timestamp", timestamp,
                        "Acquirer-Signature",
                                Digests.hmacSha256(key, method + "\n" + path + "\n" + timestamp + "\n" + body)));
    }
}
