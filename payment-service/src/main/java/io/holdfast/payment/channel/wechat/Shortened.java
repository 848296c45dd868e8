package io.holdfast.payment.channel.wechat;

import java.nio.charset.StandardCharsets;

/** Texts for the payer, cut to what WeChat Pay takes, between characters. */
final class Shortened {

    private static final int DESCRIPTION_BYTES = 127;
    private static final int REASON_BYTES = 80;

    private Shortened() {}

    static String description(String text) {
        return to(DESCRIPTION_BYTES, text);
    }

    static String reason(String text) {
        return to(REASON_BYTES, text);
    }

    private static String to(int maxBytes, String text) {
        int bytes = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += new String(Character.toChars(character)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > maxBytes) {
                return text.substring(0, end);
            }
            end += Character.charCount(character);
        }
        return text;
    }
}
