package io.holdfast.sandbox.keys;

import java.security.SecureRandom;
import java.util.concurrent.ThreadLocalRandom;

/** Random texts: unguessable ones for keys, cheap ones for numbers. */
public final class Tokens {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String CAPITALS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
    private static final String DIGITS = "0123456789";
    private static final SecureRandom SECURE = new SecureRandom();

    private Tokens() {}

    /** A secret. */
    public static String secret(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHANUMERIC.charAt(SECURE.nextInt(ALPHANUMERIC.length())));
        }
        return text.toString();
    }

    public static String nonce() {
        return cheap(ALPHANUMERIC, 32);
    }

    public static String digits(int length) {
        return cheap(DIGITS, length);
    }

    public static String capitals(int length) {
        return cheap(CAPITALS, length);
    }

    public static String alphanumeric(int length) {
        return cheap(ALPHANUMERIC, length);
    }

    private static String cheap(String alphabet, int length) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = alphabet.charAt(random.nextInt(alphabet.length()));
        }
        return new String(text);
    }
}
