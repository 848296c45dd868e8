package io.holdfast.sandbox.alipay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class Rsa2Test {

    private static final Map<String, String> FIELDS = Map.of(
            "app_id", "2021000000000001",
            "method", "alipay.trade.query",
            "format", "JSON",
            "charset", "utf-8",
            "sign_type", "RSA2",
            "timestamp", "2026-01-02 03:04:05",
            "version", "1.0",
            "notify_url", "",
            "sign", "of somebody else",
            "biz_content", "{\"out_trade_no\":\"T1\"}");

    @Test
    void a_request_is_signed_with_its_sign_type() throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(Rsa2.ofRequest(FIELDS).getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("aafb019dd7d58e1c3139b8e802f34428827f093998d7c647c028d6ff13ca885b");
    }

    @Test
    void a_callback_is_signed_without_its_sign_type() {
        assertThat(Rsa2.ofCallback(FIELDS)).doesNotContain("sign").contains("charset=utf-8&format=JSON&method");
    }
}
