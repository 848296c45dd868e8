package io.holdfast.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.sandbox.CallbackReceiver;
import io.holdfast.sandbox.RunningSandbox;
import io.holdfast.sandbox.keys.Digests;
import io.holdfast.sandbox.keys.Tokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Version 2 has no official Java library: requests and checks are written from its documents. */
class WechatV2Test {

    private static final String OK = "<xml><return_code><![CDATA[SUCCESS]]></return_code></xml>";
    private static final Pattern ELEMENT = Pattern.compile("<(\\w+)>(?:<!\\[CDATA\\[(.*?)]]>|([^<]*))</\\1>");

    private static RunningSandbox sandbox;
    private static CallbackReceiver receiver;
    private static RunningSandbox.Merchant merchant;

    private final String number = RunningSandbox.number();
    private final String path = "/notify/" + number;

    @BeforeAll
    static void start() {
        sandbox = RunningSandbox.start();
        receiver = new CallbackReceiver();
        receiver.answers(200, OK);
        merchant = sandbox.merchant("WECHAT", "v2", "");
    }

    @AfterAll
    static void stop() {
        receiver.close();
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "HMAC-SHA256"})
    void a_payer_pays_and_the_callback_is_signed_as_the_request_was(String signType) {
        Map<String, String> prepaid = call("/pay/unifiedorder", order("pays-at-once", "100"), signType);
        assertThat(prepaid).containsEntry("result_code", "SUCCESS").containsEntry("trade_type", "JSAPI");
        assertThat(prepaid.get("prepay_id")).startsWith("wx");

        sandbox.await(() -> receiver.at(path).size() == 1);
        Map<String, String> told = parse(receiver.at(path).get(0).body());
        assertThat(told.get("sign")).isEqualTo(V2Signature.of(told, merchant.secret("api_v2_key"), signType));
        assertThat(told)
                .containsEntry("out_trade_no", number)
                .containsEntry("total_fee", "100")
                .containsEntry("mch_id", merchant.id());

        Map<String, String> asked = call("/pay/orderquery", Map.of("out_trade_no", number), signType);
        assertThat(asked)
                .containsEntry("trade_state", "SUCCESS")
                .containsEntry("transaction_id", told.get("transaction_id"));
        sandbox.await(() -> sandbox.trade(number).at("/callbacks/0/accepted").booleanValue());
    }

    @Test
    void refuses_what_the_channel_refuses() {
        call("/pay/unifiedorder", order("somebody", "100"), "MD5");
        refused("OUT_TRADE_NO_USED", "/pay/unifiedorder", order("somebody", "101"));
        refused("INVALID_REQUEST", "/pay/closeorder", Map.of("out_trade_no", number));
        refused("ORDERNOTEXIST", "/pay/orderquery", Map.of("out_trade_no", "nobody-knows-it"));
        refused("REFUNDNOTEXIST", "/pay/refundquery", Map.of("out_refund_no", "nobody-knows-it"));
        refused("PARAM_ERROR", "/pay/unifiedorder", Map.of("trade_type", "JSAPI"));
        sandbox.send("POST", "/sandbox/trades/" + number + "/pay", "");
        refused("ORDERPAID", "/pay/unifiedorder", order("somebody", "100"));
        refused("ORDERPAID", "/pay/closeorder", Map.of("out_trade_no", number));
    }

    @Test
    void refuses_a_wrong_signature_and_an_unknown_merchant() {
        Map<String, String> fields = signed(order("somebody", "100"), "MD5");
        fields.put("total_fee", "1");
        assertThat(send("/pay/unifiedorder", fields)).containsEntry("return_code", "FAIL");
        fields.put("mch_id", "1600000000");
        assertThat(send("/pay/unifiedorder", fields).get("return_msg")).contains("MCHID");
    }

    @Test
    void an_order_is_closed_after_five_minutes() {
        call("/pay/unifiedorder", order("somebody", "100"), "MD5");
        sandbox.await(() -> call("/pay/closeorder", Map.of("out_trade_no", number), "MD5")
                .get("result_code")
                .equals("SUCCESS"));
        refused("ORDERCLOSED", "/pay/closeorder", Map.of("out_trade_no", number));
    }

    @Test
    void a_scanned_code_is_paid_at_once_or_after_a_password() {
        assertThat(call("/pay/micropay", scan("134567890123456001"), "MD5"))
                .containsEntry("result_code", "SUCCESS")
                .containsEntry("trade_type", "MICROPAY")
                .containsEntry("total_fee", "100");

        Map<String, String> asks = new TreeMap<>(scan("134567890123456918"));
        asks.put("out_trade_no", RunningSandbox.number());
        assertThat(call("/pay/micropay", asks, "MD5")).containsEntry("err_code", "USERPAYING");
        Map<String, String> query = Map.of("out_trade_no", asks.get("out_trade_no"));
        sandbox.await(
                () -> "SUCCESS".equals(call("/pay/orderquery", query, "MD5").get("trade_state")));

        Map<String, String> poor = new TreeMap<>(scan("134567890123456902"));
        poor.put("out_trade_no", RunningSandbox.number());
        assertThat(call("/pay/micropay", poor, "MD5")).containsEntry("err_code", "NOTENOUGH");
    }

    @Test
    void a_scanned_code_is_taken_back_while_its_owner_types() {
        Map<String, String> asks = scan("134567890123456905");
        assertThat(call("/pay/micropay", asks, "MD5")).containsEntry("err_code", "USERPAYING");
        assertThat(secure(true, "/secapi/pay/reverse", Map.of("out_trade_no", number)))
                .containsEntry("result_code", "SUCCESS");
        assertThat(call("/pay/orderquery", Map.of("out_trade_no", number), "MD5"))
                .containsEntry("trade_state", "REVOKED");
    }

    @Test
    void refunds_go_through_mutual_tls_alone() {
        call("/pay/unifiedorder", order("pays-at-once", "1000"), "HMAC-SHA256");
        sandbox.await(() -> sandbox.state(number).equals("PAID"));
        Map<String, String> refund = Map.of(
                "out_trade_no",
                number,
                "out_refund_no",
                number,
                "total_fee",
                "1000",
                "refund_fee",
                "300",
                "notify_url",
                receiver.url(path + "/refund"));

        assertThat(call("/secapi/pay/refund", refund, "MD5")).containsEntry("return_code", "FAIL");
        assertThatThrownBy(() -> secure(false, "/secapi/pay/refund", refund)).hasCauseInstanceOf(IOException.class);
        Map<String, String> made = secure(true, "/secapi/pay/refund", refund);
        assertThat(made).containsEntry("result_code", "SUCCESS").containsEntry("refund_fee", "300");
        assertThat(secure(true, "/secapi/pay/refund", refund)).containsEntry("refund_id", made.get("refund_id"));

        Map<String, String> tooMuch = new TreeMap<>(refund);
        tooMuch.put("out_refund_no", number + "-2");
        tooMuch.put("refund_fee", "701");
        assertThat(secure(true, "/secapi/pay/refund", tooMuch)).containsEntry("err_code", "INVALID_REQUEST");

        sandbox.await(() -> receiver.at(path + "/refund").size() == 1);
        Map<String, String> told =
                parse(opened(parse(receiver.at(path + "/refund").get(0).body()).get("req_info")));
        assertThat(told).containsEntry("refund_status", "SUCCESS").containsEntry("out_refund_no", number);
        assertThat(call("/pay/refundquery", Map.of("out_refund_no", number), "MD5"))
                .containsEntry("refund_status_0", "SUCCESS")
                .containsEntry("refund_fee_0", "300");
    }

    @Test
    void the_bill_is_csv_or_says_that_there_is_none() {
        call("/pay/unifiedorder", order("pays-at-once", "100"), "MD5");
        sandbox.await(() -> sandbox.state(number).equals("PAID"));
        String today = LocalDate.now(Wechat.BEIJING).format(DateTimeFormatter.BASIC_ISO_DATE);
        Map<String, String> request = Map.of("bill_date", today, "bill_type", "ALL");
        assertThat(raw("/pay/downloadbill", signed(request, "MD5"))).contains("交易时间", "`" + number, "总交易单数");
        assertThat(call("/pay/downloadbill", Map.of("bill_date", "20200101"), "MD5"))
                .containsEntry("return_code", "FAIL");
    }

    private Map<String, String> order(String openid, String fee) {
        return Map.of(
                "body",
                "coffee",
                "out_trade_no",
                number,
                "total_fee",
                fee,
                "spbill_create_ip",
                "127.0.0.1",
                "notify_url",
                receiver.url(path),
                "trade_type",
                "JSAPI",
                "openid",
                openid);
    }

    private Map<String, String> scan(String code) {
        return Map.of(
                "body", "coffee",
                "out_trade_no", number,
                "total_fee", "100",
                "spbill_create_ip", "127.0.0.1",
                "auth_code", code);
    }

    private void refused(String code, String resource, Map<String, String> fields) {
        assertThat(call(resource, fields, "MD5"))
                .containsEntry("result_code", "FAIL")
                .containsEntry("err_code", code);
    }

    private Map<String, String> call(String resource, Map<String, String> fields, String signType) {
        Map<String, String> answer = send(resource, signed(fields, signType));
        if (answer.containsKey("sign")) {
            assertThat(answer.get("sign")).isEqualTo(V2Signature.of(answer, merchant.secret("api_v2_key"), signType));
        }
        return answer;
    }

    private static Map<String, String> signed(Map<String, String> fields, String signType) {
        Map<String, String> all = new TreeMap<>(fields);
        all.put("appid", merchant.open("app_id"));
        all.put("mch_id", merchant.open("mch_id"));
        all.put("nonce_str", Tokens.nonce());
        all.put("sign_type", signType);
        all.put("sign", V2Signature.of(all, merchant.secret("api_v2_key"), signType));
        return all;
    }

    private static Map<String, String> send(String resource, Map<String, String> fields) {
        return parse(raw(resource, fields));
    }

    private static String raw(String resource, Map<String, String> fields) {
        return sandbox.send("POST", resource, xml(fields)).body();
    }

    private static String xml(Map<String, String> fields) {
        StringBuilder xml = new StringBuilder("<xml>");
        fields.forEach((name, value) -> xml.append("<" + name + "><![CDATA[" + value + "]]></" + name + ">"));
        return xml + "</xml>";
    }

    private static Map<String, String> parse(String xml) {
        Map<String, String> fields = new TreeMap<>();
        Matcher matcher = ELEMENT.matcher(xml);
        while (matcher.find()) {
            fields.put(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
        }
        return fields;
    }

    private static String opened(String info) {
        try {
            Cipher cipher = Cipher.getInstance("AES/ECB/PKCS5Padding");
            byte[] key = Digests.md5(merchant.secret("api_v2_key")).getBytes(StandardCharsets.UTF_8);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"));
            return new String(cipher.doFinal(Base64.getDecoder().decode(info)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a merchant with the handed-over PKCS12, or without any certificate. */
    private static Map<String, String> secure(boolean withCertificate, String resource, Map<String, String> fields) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(merchant.open("secapi_endpoint") + resource))
                    .POST(HttpRequest.BodyPublishers.ofString(xml(signed(fields, "MD5"))))
                    .build();
            HttpClient client =
                    HttpClient.newBuilder().sslContext(context(withCertificate)).build();
            return parse(
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(boolean withCertificate) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(
                "sandbox",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(
                                merchant.secret("tls_trust").getBytes(StandardCharsets.US_ASCII))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        char[] password = merchant.open("mch_id").toCharArray();
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(new ByteArrayInputStream(Base64.getDecoder().decode(merchant.secret("client_pkcs12"))), password);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(withCertificate ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
        return context;
    }
}
