package io.holdfast.stack;

import io.holdfast.stack.server.Service;
import io.holdfast.stack.settings.Ports;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * What to start, and where.
 *
 * @param home the stack's directory
 * @param offset added to every port
 * @param serversOnly whether our own services stay out
 * @param privateHosts whether services resolve names from a file of ours alone
 * @param shortLived whether it will run for minutes, as for tests: what pays off only after hundreds of payments is left out
 * @param instances how many of each service; one where nothing is said
 */
public record StackOptions(
        Path home,
        int offset,
        boolean serversOnly,
        boolean privateHosts,
        boolean shortLived,
        Map<Service, Integer> instances) {

    /** More would run into the ports of the next service. */
    static final int MAX_INSTANCES = 9;

    public StackOptions {
        home = home.toAbsolutePath().normalize();
        Ports unused = new Ports(offset);
        Map<Service, Integer> complete = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            int count = instances.getOrDefault(service, 1);
            if (count < 1 || count > MAX_INSTANCES) {
                throw new IllegalArgumentException(
                        service.module() + " can have 1 to " + MAX_INSTANCES + " instances, not " + count);
            }
            complete.put(service, count);
        }
        instances = Map.copyOf(complete);
    }

    /** Everything, one of each. */
    public static StackOptions at(Path home, int offset) {
        return new StackOptions(home, offset, false, true, false, Map.of());
    }

    public StackOptions withServersOnly() {
        return new StackOptions(home, offset, true, privateHosts, shortLived, instances);
    }

    public StackOptions withShortLife() {
        return new StackOptions(home, offset, serversOnly, privateHosts, true, instances);
    }

    public StackOptions withInstances(Service service, int count) {
        Map<Service, Integer> more = new EnumMap<>(instances);
        more.put(service, count);
        return new StackOptions(home, offset, serversOnly, privateHosts, shortLived, more);
    }
}
