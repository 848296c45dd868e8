package io.holdfast.payment.channel.wechat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeChat Pay v2, signature rules: all fields but {@code sign} and the empty ones, by name, joined as {@code k=v&}, then
 * {@code key=KEY}; in upper-case hex. One algorithm per merchant: what is signed with the other one is not believed.
 */
final class V2Signature {

    private interface Algorithm {
        byte[] of(byte[] text) throws GeneralSecurityException;
    }

    private final String wireName;
    private final String key;
    private final Algorithm algorithm;

    private V2Signature(String wireName, String key, Algorithm algorithm) {
        this.wireName = wireName;
        this.key = key;
        this.algorithm = algorithm;
    }

    static V2Signature md5(String key) {
        return new V2Signature(
                "MD5", key, text -> MessageDigest.getInstance("MD5").digest(text));
    }

    static V2Signature hmacSha256(String key) {
        SecretKeySpec secret = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        return new V2Signature("HMAC-SHA256", key, text -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(text);
        });
    }

    /** For {@code sign_type}. */
    String wireName() {
        return wireName;
    }

    String of(Map<String, String> fields) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(fields).forEach((name, value) -> {
            if (!name.equals("sign") && !value.isEmpty()) {
                text.append(name).append('=').append(value).append('&');
            }
        });
        text.append("key=").append(key);
        try {
            return HexFormat.of()
                    .withUpperCase()
                    .formatHex(algorithm.of(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + wireName + " on this platform", e);
        }
    }

    /** Whether {@code sign} is there and right; in constant time. */
    boolean signs(Map<String, String> fields) {
        byte[] told = fields.getOrDefault("sign", "").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(of(fields).getBytes(StandardCharsets.UTF_8), told);
    }

    @Override
    public String toString() {
        return "V2Signature[" + wireName + "]";
    }
}
