package io.holdfast.sandbox.wechat.web;

import io.holdfast.sandbox.callback.Message;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.keys.Rsa;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.wechat.WechatMerchant;
import io.holdfast.sandbox.wechat.WechatMerchants;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** WeChat Pay v3, signature rules. */
final class V3Signature {

    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
    private static final Pattern PART = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final long TOLERANCE_SECONDS = 300;

    private final WechatMerchants merchants;
    private final Clock clock;

    V3Signature(WechatMerchants merchants, Clock clock) {
        this.merchants = merchants;
        this.clock = clock;
    }

    /** Whose request it is. */
    WechatMerchant check(Request request) {
        String header = request.header("Authorization");
        if (!header.startsWith(SCHEME)) {
            throw V3Error.SIGN_ERROR.refused("Authorization");
        }
        Map<String, String> parts = new HashMap<>();
        Matcher matcher = PART.matcher(header);
        while (matcher.find()) {
            parts.put(matcher.group(1), matcher.group(2));
        }
        WechatMerchant merchant =
                merchants.find(parts.getOrDefault("mchid", "")).orElseThrow(V3Error.MCH_NOT_EXISTS::refused);
        String timestamp = parts.getOrDefault("timestamp", "");
        if (!merchant.certificate().serial().equalsIgnoreCase(parts.getOrDefault("serial_no", ""))) {
            throw V3Error.SIGN_ERROR.refused("serial_no");
        }
        if (!fresh(timestamp)) {
            throw V3Error.SIGN_ERROR.refused("timestamp");
        }
        String text = request.method() + "\n" + request.target() + "\n" + timestamp + "\n"
                + parts.getOrDefault("nonce_str", "") + "\n" + request.text() + "\n";
        if (!Rsa.verifies(
                merchant.certificate().certificate().getPublicKey(), text, parts.getOrDefault("signature", ""))) {
            throw V3Error.SIGN_ERROR.refused();
        }
        return merchant;
    }

    private boolean fresh(String timestamp) {
        try {
            return Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) < TOLERANCE_SECONDS;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    Reply signed(Reply reply, WechatMerchant merchant) {
        Reply signed = reply;
        for (Map.Entry<String, String> header : headers(merchant, reply.text()).entrySet()) {
            signed = signed.with(header.getKey(), header.getValue());
        }
        return signed;
    }

    /** @param genuine false for the wrong signature that the channel sends now and then, to see it refused */
    Message signed(String body, WechatMerchant merchant, boolean genuine) {
        Map<String, String> headers = headers(merchant, body);
        headers.put("Content-Type", "application/json");
        if (!genuine) {
            headers.putAll(headers(merchant, body + " "));
        }
        return new Message(headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> headers(WechatMerchant merchant, String body) {
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        String nonce = Tokens.nonce();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Request-ID", Tokens.capitals(24));
        headers.put("Wechatpay-Timestamp", timestamp);
        headers.put("Wechatpay-Nonce", nonce);
        headers.put("Wechatpay-Serial", merchant.platform().serial());
        headers.put("Wechatpay-Signature-Type", "WECHATPAY2-SHA256-RSA2048");
        headers.put(
                "Wechatpay-Signature",
                Rsa.sign(merchant.platform().key(), timestamp + "\n" + nonce + "\n" + body + "\n"));
        return headers;
    }
}
