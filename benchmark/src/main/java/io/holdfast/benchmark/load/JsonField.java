package io.holdfast.benchmark.load;

import java.nio.charset.StandardCharsets;

/**
 * Picks one text field out of a compact JSON answer without parsing the rest. Right for identifiers, states and codes,
 * which never hold an escaped character.
 */
final class JsonField {

    private JsonField() {}

    /** The first field of that name, or empty where there is none or it is null. */
    static String text(byte[] json, String name) {
        byte[] pattern = ('"' + name + "\":\"").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + pattern.length < json.length; i++) {
            if (startsAt(json, i, pattern)) {
                int start = i + pattern.length;
                int end = start;
                while (end < json.length && json[end] != '"') {
                    end++;
                }
                return new String(json, start, end - start, StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static boolean startsAt(byte[] json, int at, byte[] pattern) {
        for (int i = 0; i < pattern.length; i++) {
            if (json[at + i] != pattern[i]) {
                return false;
            }
        }
        return true;
    }
}
