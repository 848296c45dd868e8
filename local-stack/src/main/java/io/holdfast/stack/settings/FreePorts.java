package io.holdfast.stack.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Which ports nobody listens on. */
public final class FreePorts {

    /** Above the ports of a stack started by hand. */
    private static final int FIRST = 4_000;

    /** So far apart, no two stacks share a port, with two instances of each service. */
    static final int STEP = 144;

    /** The highest port stays below those that outgoing connections take. */
    static final int STACKS = 48;

    /** Where the JVM that was given an offset listens for as long as it lives, and nobody else does. */
    static final int CLAIM = 7_000;

    /** Closed by the end of the process. */
    private static final List<ServerSocket> CLAIMED = new ArrayList<>();

    private FreePorts() {}

    /**
     * An offset at which a whole stack, two instances of each service included, has its ports to itself. No other JVM is given
     * it while this one lives, so stacks of tests can start at the same time.
     */
    public static int offset() {
        int start = new Random().nextInt(STACKS);
        return IntStream.range(start, start + STACKS)
                .map(number -> FIRST + number % STACKS * STEP)
                .filter(offset -> new Ports(offset).all(2).stream().allMatch(FreePorts::isFree))
                .filter(FreePorts::claim)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports for a stack on this machine"));
    }

    /** On loopback and on all addresses: some servers take the one and some the other. */
    public static boolean isFree(int port) {
        for (String address : List.of("127.0.0.1", "0.0.0.0")) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }

    private static synchronized boolean claim(int offset) {
        try {
            CLAIMED.add(new ServerSocket(CLAIM + offset, 1, InetAddress.getLoopbackAddress()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
