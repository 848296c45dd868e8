package io.holdfast.benchmark;

import io.holdfast.benchmark.floor.FloorSchemas;
import io.holdfast.stack.Child;
import io.holdfast.stack.SavedOptions;
import io.holdfast.stack.Stack;
import io.holdfast.stack.StackOptions;
import io.holdfast.stack.server.NacosApi;
import io.holdfast.stack.settings.Installation;
import io.holdfast.stack.settings.Secret;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The stack that is measured.
 *
 * @param httpPort the facade's, on 127.0.0.1
 * @param sandboxUrl where the channels are played
 * @param operatorToken opens the operator API
 * @param nacos where its configuration is
 * @param accounts account-service's processes
 * @param pids every process of the stack, and this one, by name
 * @param database the stack's database server, for a user that may make schemas
 * @param checkout the repository whose built services run
 */
public record RunningStack(
        int httpPort,
        String sandboxUrl,
        boolean channelsArePlayed,
        String operatorToken,
        NacosApi nacos,
        List<Child> accounts,
        Map<String, Long> pids,
        FloorSchemas.Server database,
        Path checkout) {

    private static final String DRIVER = "this driver";
    private static final String SERVICE = "-service-";

    /** @throws IllegalArgumentException with a sentence for people, if no stack runs there */
    public static RunningStack in(Path home) {
        StackOptions options = SavedOptions.of(home)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no stack has been started in " + home + "; scripts/up starts one"));
        Stack stack = Stack.with(options);
        Map<String, Long> pids = new LinkedHashMap<>();
        for (Child child : stack.children()) {
            if (!child.isAlive()) {
                throw new IllegalArgumentException(child.name() + " of the stack in " + home
                        + " is not running; scripts/up starts what is missing");
            }
            pids.put(child.name(), child.pid());
        }
        pids.put(DRIVER, ProcessHandle.current().pid());
        return new RunningStack(
                stack.ports().facade(1),
                stack.sandboxUrl(),
                // With real hosts in reach, payment-service takes no sandbox for a channel.
                options.privateHosts(),
                stack.operatorToken(),
                stack.nacos(),
                stack.children().stream()
                        .filter(child -> child.name().startsWith("account" + SERVICE))
                        .toList(),
                pids,
                new FloorSchemas.Server(stack.jdbcUrl("mysql"), "root", stack.secret(Secret.DB_ROOT)),
                Installation.find().root());
    }

    /** The process ids of our own services: payment, account, order and points. */
    Collection<Long> services() {
        return pids.entrySet().stream()
                .filter(process -> process.getKey().contains(SERVICE))
                .map(Map.Entry::getValue)
                .toList();
    }
}
