package io.holdfast.acceptance.kit;

import io.holdfast.stack.settings.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks for an offset at which a whole stack, with two instances a service, has its ports for itself. */
final class FreePorts {

    private static final List<String> SERVICES =
            List.of("payment-service", "account-service", "order-service", "points-service");

    private FreePorts() {}

    static int offset() {
        Random random = new Random();
        // Above the ports of a stack by hand, below those that outgoing connections take.
        return IntStream.generate(() -> 4000 + random.nextInt(7000))
                .limit(100)
                .filter(offset -> ports(new Ports(offset)).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free ports for a stack on this machine"));
    }

    private static Stream<Integer> ports(Ports ports) {
        Stream<Integer> servers = Stream.of(
                ports.mariaDb(),
                ports.nameServer(),
                ports.coordinator(),
                ports.coordinatorConsole(),
                ports.dashboard(),
                ports.facade(1),
                ports.facade(2));
        Stream<Integer> services = SERVICES.stream()
                .flatMap(service -> Stream.of(1, 2)
                        .flatMap(instance ->
                                Stream.of(ports.management(service, instance), ports.dubbo(service, instance))));
        return Stream.of(servers, services, ports.allOfNacos().stream(), ports.allOfBroker().stream())
                .flatMap(some -> some);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
