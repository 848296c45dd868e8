package io.holdfast.payment.secondfactor;

/** RFC 4648, without padding, as authenticator apps read secrets. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Base32() {}

    /** @param bytes a multiple of five of them */
    static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte each : bytes) {
            held = (held << Byte.SIZE | each & 0xff) & 0xffff;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(held >> bits & 0x1f));
            }
        }
        if (bits > 0) {
            throw new IllegalArgumentException("not a multiple of five bytes");
        }
        return text.toString();
    }
}
