package io.holdfast.stack.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Every port of a stack, moved together by one offset.
 *
 * @param offset 0 to 40000
 */
public record Ports(int offset) {

    private static final List<String> SERVICES =
            List.of("payment-service", "account-service", "order-service", "points-service");

    /** Beyond it the highest port of a stack with nine instances a service would leave the range. */
    public static final int MAX_OFFSET = 40_000;

    public Ports {
        if (offset < 0 || offset > MAX_OFFSET) {
            throw new IllegalArgumentException("the port offset must be 0 to " + MAX_OFFSET + ", not " + offset);
        }
    }

    public int mariaDb() {
        return 13306 + offset;
    }

    public int nacos() {
        return 8848 + offset;
    }

    public int nacosConsole() {
        return 8858 + offset;
    }

    /** The server's own, its console's, gRPC for clients and for peers, and Raft. */
    public List<Integer> allOfNacos() {
        return List.of(nacos(), nacosConsole(), nacos() + 1000, nacos() + 1001, nacos() - 1000);
    }

    public int nameServer() {
        return 9876 + offset;
    }

    public int broker() {
        return 10911 + offset;
    }

    /** The broker's own, the one for urgent senders, and replication. */
    public List<Integer> allOfBroker() {
        return List.of(broker(), broker() - 2, broker() + 1);
    }

    public int coordinator() {
        return 8091 + offset;
    }

    public int coordinatorConsole() {
        return 7091 + offset;
    }

    public int dashboard() {
        return 8090 + offset;
    }

    /** The channels as we play them. */
    public int sandbox() {
        return 8070 + offset;
    }

    /** Where the played WeChat Pay takes refunds, by mutual TLS. */
    public int sandboxTls() {
        return 8071 + offset;
    }

    /** Merchants' and operators' HTTP. */
    public int facade(int instance) {
        return 8080 + (instance - 1) + offset;
    }

    /** Where channels report to. */
    public int callbacks(int instance) {
        return 8060 + (instance - 1) + offset;
    }

    /** Health and metrics of one instance (1 to 9) of a service. */
    public int management(String service, int instance) {
        return 8180 + index(service) + 10 * (instance - 1) + offset;
    }

    public int dubbo(String service, int instance) {
        return 20880 + index(service) + 10 * (instance - 1) + offset;
    }

    /** What the Sentinel dashboard asks an instance for its traffic. */
    public int sentinel(String service, int instance) {
        return 8720 + index(service) + 10 * (instance - 1) + offset;
    }

    /** Every port of a stack with so many instances of each service. */
    public List<Integer> all(int instances) {
        List<Integer> all = new ArrayList<>(List.of(
                mariaDb(), nameServer(), coordinator(), coordinatorConsole(), dashboard(), sandbox(), sandboxTls()));
        all.addAll(allOfNacos());
        all.addAll(allOfBroker());
        for (int instance = 1; instance <= instances; instance++) {
            all.add(facade(instance));
            all.add(callbacks(instance));
            for (String service : SERVICES) {
                all.add(management(service, instance));
                all.add(dubbo(service, instance));
                all.add(sentinel(service, instance));
            }
        }
        return List.copyOf(all);
    }

    private static int index(String service) {
        int index = SERVICES.indexOf(service);
        if (index < 0) {
            throw new IllegalArgumentException("no service is called " + service);
        }
        return index;
    }
}
