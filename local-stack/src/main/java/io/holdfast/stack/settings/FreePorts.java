package io.holdfast.stack.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Which ports nobody listens on. */
public final class FreePorts {

    private FreePorts() {}

    /** An offset at which a whole stack, two instances of each service included, has its ports to itself. */
    public static int offset() {
        Random random = new Random();
        // Above the ports of a stack started by hand, below those that outgoing connections take.
        return IntStream.generate(() -> 4_000 + random.nextInt(7_000))
                .limit(200)
                .filter(offset -> new Ports(offset).all(2).stream().allMatch(FreePorts::isFree))
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
}
