package io.holdfast.payment.channel.wechat;

import java.util.Map;

/** Fields of a version 2 document that must be there. Each fault is an IllegalArgumentException. */
final class Fields {

    private Fields() {}

    static String text(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("no " + name);
        }
        return value;
    }

    static long positive(Map<String, String> fields, String name) {
        long value = Long.parseLong(text(fields, name));
        if (value <= 0) {
            throw new IllegalArgumentException(name + " is not above 0");
        }
        return value;
    }
}
