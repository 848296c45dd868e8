package io.holdfast.contract;

import java.security.SecureRandom;

/**
 * Identifiers as they appear on the wire: a prefix that names the kind, an underscore, and 26 characters of Crockford
 * base 32: 48 bits of milliseconds, then 80 random bits. They sort by time of minting, which keeps new rows together in
 * an index, and cannot be guessed from one another.
 */
public final class PublicId {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();

    private PublicId() {}

    /** A new identifier, for example {@code pay_01k9q2m7x3e8…} for the prefix {@code pay}. */
    public static String mint(String prefix) {
        byte[] random = new byte[10];
        RANDOM.nextBytes(random);
        StringBuilder id =
                new StringBuilder(prefix.length() + 27).append(prefix).append('_');
        long millis = System.currentTimeMillis();
        for (int shift = 45; shift >= 0; shift -= 5) {
            id.append(ALPHABET[(int) (millis >>> shift) & 31]);
        }
        appendFortyBits(id, random, 0);
        appendFortyBits(id, random, 5);
        return id.toString();
    }

    private static void appendFortyBits(StringBuilder id, byte[] bytes, int from) {
        long bits = 0;
        for (int i = 0; i < 5; i++) {
            bits = bits << 8 | bytes[from + i] & 0xff;
        }
        for (int shift = 35; shift >= 0; shift -= 5) {
            id.append(ALPHABET[(int) (bits >>> shift) & 31]);
        }
    }
}
