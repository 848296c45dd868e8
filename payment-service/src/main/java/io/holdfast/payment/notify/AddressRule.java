package io.holdfast.payment.notify;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are out in the world: IANA's registries of special-purpose addresses, and where clouds keep what only their
 * own machines may see. An IPv6 address that stands for an IPv4 address is judged by that.
 */
final class AddressRule {

    private static final int V4_BYTES = 4;
    private static final int V6_BYTES = 16;

    private static final List<Block> REFUSED_V4 = Block.all(
            V4_BYTES,
            "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24"
                    + " 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3"
                    // Azure's own machines answer here, within what looks like the world.
                    + " 168.63.129.16/32");
    /** Global unicast, and of that neither IETF's own (Teredo among it) nor what books use as an example. */
    private static final Block WORLD_V6 = Block.of(V6_BYTES, "32.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0/3");

    private static final List<Block> REFUSED_V6 = Block.all(
            V6_BYTES,
            "32.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0/23 32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.0/32"
                    + " 63.255.0.0.0.0.0.0.0.0.0.0.0.0.0.0/20");
    private static final Block MAPPED = Block.of(V6_BYTES, "0.0.0.0.0.0.0.0.0.0.255.255.0.0.0.0/96");
    private static final Block NAT64 = Block.of(V6_BYTES, "0.100.255.155.0.0.0.0.0.0.0.0.0.0.0.0/96");
    private static final Block SIX_TO_FOUR = Block.of(V6_BYTES, "32.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0/16");
    private static final int SIX_TO_FOUR_AT = 2;
    private static final int LAST_FOUR_AT = 12;

    private AddressRule() {}

    static boolean isInTheWorld(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isInTheWorldV4(bytes) : isInTheWorldV6(bytes);
    }

    private static boolean isInTheWorldV4(byte[] bytes) {
        return REFUSED_V4.stream().noneMatch(block -> block.contains(bytes));
    }

    private static boolean isInTheWorldV6(byte[] bytes) {
        if (MAPPED.contains(bytes) || NAT64.contains(bytes)) {
            return isInTheWorldV4(Arrays.copyOfRange(bytes, LAST_FOUR_AT, V6_BYTES));
        }
        if (SIX_TO_FOUR.contains(bytes)) {
            return isInTheWorldV4(Arrays.copyOfRange(bytes, SIX_TO_FOUR_AT, SIX_TO_FOUR_AT + V4_BYTES));
        }
        return WORLD_V6.contains(bytes) && REFUSED_V6.stream().noneMatch(block -> block.contains(bytes));
    }

    /** Written as bytes in decimal, a slash, and how many bits count. */
    private record Block(List<Integer> prefix, int bits) {

        static List<Block> all(int length, String texts) {
            return Arrays.stream(texts.split(" ", -1))
                    .map(text -> of(length, text))
                    .toList();
        }

        static Block of(int length, String text) {
            int slash = text.indexOf('/');
            List<Integer> prefix = Arrays.stream(text.substring(0, slash).split("\\.", -1))
                    .map(Integer::valueOf)
                    .toList();
            if (prefix.size() != length) {
                throw new IllegalArgumentException(text);
            }
            return new Block(prefix, Integer.parseInt(text.substring(slash + 1)));
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >>> (bit % Byte.SIZE);
                if ((address[bit / Byte.SIZE] & mask) != (prefix.get(bit / Byte.SIZE) & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
