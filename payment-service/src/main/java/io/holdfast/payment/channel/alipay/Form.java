package io.holdfast.payment.channel.alipay;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A form as browsers send it. */
final class Form {

    private Form() {}

    /** @throws IllegalArgumentException if it is none, or a field stands twice */
    static Map<String, String> read(byte[] body) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int at = pair.indexOf('=');
            if (at < 1) {
                throw new IllegalArgumentException("a field without a name");
            }
            String name = URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8);
            String value = URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8);
            if (fields.put(name, value) != null) {
                throw new IllegalArgumentException("a field that stands twice");
            }
        }
        return fields;
    }
}
