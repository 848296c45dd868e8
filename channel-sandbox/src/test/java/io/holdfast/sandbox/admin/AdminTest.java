package io.holdfast.sandbox.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.sandbox.RunningSandbox;
import io.holdfast.sandbox.keys.Digests;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminTest {

    private static RunningSandbox sandbox;
    private static RunningSandbox.Merchant merchant;

    private final String reference = RunningSandbox.number();

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.start();
        merchant = sandbox.merchant("CARD", "", "");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void well() {
        mode("ok");
    }

    @Test
    void is_up() {
        assertThat(sandbox.send("GET", "/health", "").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "WECHAT, 'api_version,mch_id,app_id,serial_no,wechat_serial_no,sign_type,secapi_endpoint', "
                + "'api_v3_key,api_v2_key,private_key,wechat_certificate,client_pkcs12,tls_trust'",
        "ALIPAY, 'app_id,seller_id', 'private_key,alipay_public_key'",
        "PAYPAL, 'client_id,webhook_id,merchant_id', 'client_secret,webhook_certificate'",
        "CARD, acquirer_merchant, acquirer_key",
    })
    void hands_over_what_the_channel_settings_want(String channel, String open, String secret) {
        RunningSandbox.Merchant made = sandbox.merchant(channel, "", "");
        assertThat(made.endpoint()).isEqualTo(sandbox.base());
        assertThat(made.open().fieldNames()).toIterable().containsExactlyInAnyOrder(open.split(","));
        assertThat(made.secret().fieldNames()).toIterable().containsExactlyInAnyOrder(secret.split(","));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /sandbox/merchants, {\"channel\":\"BARTER\"}, 400",
        "POST, /sandbox/channels/card/mode, {\"mode\":\"sleepy\"}, 400",
        "POST, /sandbox/channels/barter/mode, {\"mode\":\"down\"}, 400",
        "PUT, /sandbox/merchants/m/outcome, {\"outcome\":\"wins\"}, 400",
        "PUT, /sandbox/trades/unknown/outcome, {\"outcome\":\"pays-twice\"}, 404",
        "POST, /sandbox/trades/unknown/pay, '', 404",
        "GET, /sandbox/trades/unknown, '', 404",
        "GET, /nowhere, '', 404",
    })
    void refuses_what_it_does_not_know(String method, String path, String body, int status) {
        assertThat(sandbox.send(method, path, body).status()).isEqualTo(status);
    }

    @Test
    void a_merchants_trades_have_the_outcome_that_was_set() {
        RunningSandbox.Merchant other = sandbox.merchant("CARD", "", "");
        sandbox.send("PUT", "/sandbox/merchants/" + other.id() + "/outcome", "{\"outcome\":\"declines\"}");
        authorize(other);
        assertThat(sandbox.state(reference)).isEqualTo("DECLINED");
    }

    @Test
    void an_outcome_is_changed_while_the_trade_lives() {
        authorize(merchant);
        sandbox.send("PUT", "/sandbox/trades/" + reference + "/outcome", "{\"outcome\":\"wrong-amount\"}");
        sandbox.send("POST", "/sandbox/trades/" + reference + "/pay", "");
        assertThat(sandbox.trade(reference).at("/payments/0/amount_minor").intValue())
                .isEqualTo(101);
        assertThat(sandbox.send("POST", "/sandbox/trades/" + reference + "/pay", "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_channel_is_slow_down_or_unreachable_and_the_others_are_not() {
        assertThat(query().status()).isEqualTo(404);
        mode("down");
        assertThat(query().status()).isEqualTo(500);
        assertThat(sandbox.send("GET", "/v3/certificates", "").status()).isEqualTo(401);
        mode("unreachable");
        assertThatThrownBy(this::query).isInstanceOf(UncheckedIOException.class);
        mode("slow");
        Instant before = Instant.now();
        assertThat(query().status()).isEqualTo(404);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    private static void mode(String mode) {
        assertThat(sandbox.send("POST", "/sandbox/channels/card/mode", "{\"mode\":\"" + mode + "\"}")
                        .status())
                .isEqualTo(204);
    }

    private RunningSandbox.Answer query() {
        return signed(merchant, "GET", "/acquirer/v1/authorizations/unknown", "");
    }

    private void authorize(RunningSandbox.Merchant by) {
        String body =
                "{\"reference\":\"" + reference + "\",\"amount\":100,\"currency\":\"USD\",\"card_token\":\"tok_visa\"}";
        assertThat(signed(by, "POST", "/acquirer/v1/authorizations", body).status())
                .isEqualTo(200);
    }

    private static RunningSandbox.Answer signed(RunningSandbox.Merchant by, String method, String path, String body) {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        String text = method + "\n" + path + "\n" + timestamp + "\n" + body;
        return sandbox.send(
                method,
                path,
                body,
                Map.of(
                        "Acquirer-Merchant", by.id(),
                        "Acquirer-Timestamp", timestamp,
                        "Acquirer-Signature", Digests.hmacSha256(by.secret("acquirer_key"), text)));
    }
}
