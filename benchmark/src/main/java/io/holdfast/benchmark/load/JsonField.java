package io.holdfast.benchmark.load;

import java.nio.charset.StandardCharsets;

/**
 * Picks one text field out of a compact JSON answer without parsing the rest. Right for identifiers, states and codes, which never hold an escaped character.
 */
final class JsonField {

    private JsonField() {}

    /** The first field of that name, or empty where there is none or it is null. */
    static String text(byte[] json, String name) {
        int start = after(json, '"' + name + "\":\"");
        int end = start;
        while (end < json.length && json[end] != '"') {
            end++;
        }
        return new String(json, start, end - start, StandardCharsets.UTF_8);
    }

    /** Where that text ends in the JSON; at the very end if it is not there. */
    private static int after(byte[] json, String text) {
        byte[] pattern = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + pattern.length < json.length; i++) {
            if (startsAt(json, i, pattern)) {
                return i + pattern.length;
            }
        }
        return json.length;
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
