package io.holdfast.payment.risk;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Addresses that begin with the same bits, such as {@code 203.0.113.0/24} or {@code 2001:db8::/32}; one address alone too. */
public final class IpRange {

    private static final int BYTE = 8;

    private final byte[] network;
    private final int bits;

    private IpRange(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** Null if it is no range, or names bits behind its prefix. */
    public static @Nullable IpRange of(String text) {
        int slash = text.indexOf('/');
        byte[] network = IpAddress.bytes(slash < 0 ? text : text.substring(0, slash));
        if (network == null) {
            return null;
        }
        int bits = slash < 0 ? network.length * BYTE : prefix(text.substring(slash + 1));
        return bits < 0 || bits > network.length * BYTE || !Arrays.equals(masked(network, bits), network)
                ? null
                : new IpRange(network, bits);
    }

    private static int prefix(String text) {
        return text.matches("0|[1-9]\\d{0,2}") ? Integer.parseInt(text) : -1;
    }

    boolean has(byte[] address) {
        return address.length == network.length && Arrays.equals(masked(address, bits), network);
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(BYTE, bits - i * BYTE));
            masked[i] &= (byte) (0xff << (BYTE - kept));
        }
        return masked;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpRange range && bits == range.bits && Arrays.equals(network, range.network);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(network) + bits;
    }

    @Override
    public String toString() {
        return Arrays.toString(network) + "/" + bits;
    }
}
