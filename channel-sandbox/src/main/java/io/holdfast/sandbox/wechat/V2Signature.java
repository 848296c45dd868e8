package io.holdfast.sandbox.wechat;

import io.holdfast.sandbox.keys.Digests;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** WeChat Pay v2, signature rules: sorted, empty values and {@code sign} dropped, the key at the end. */
public final class V2Signature {

    private V2Signature() {}

    /** @param signType {@code HMAC-SHA256}; anything else means MD5 */
    public static String of(Map<String, String> fields, String key, String signType) {
        String text = new TreeMap<>(fields)
                .entrySet().stream()
                        .filter(field -> !field.getKey().equals("sign")
                                && !field.getValue().isEmpty())
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&", "", "&key=" + key));
        String digest = signType.equals("HMAC-SHA256") ? Digests.hmacSha256(key, text) : Digests.md5(text);
        return digest.toUpperCase(Locale.ROOT);
    }
}
