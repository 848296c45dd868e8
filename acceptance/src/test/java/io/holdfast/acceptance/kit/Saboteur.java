package io.holdfast.acceptance.kit;

import com.sun.tools.attach.VirtualMachine;
import io.holdfast.stack.Child;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.byteman.agent.Main;
import org.jboss.byteman.agent.submit.ScriptText;
import org.jboss.byteman.agent.submit.Submit;

/** Gets into a running JVM of the stack and breaks it at an exact point of its code. Gone when the process is. */
public final class Saboteur implements AutoCloseable {

    /** By process id: a JVM takes the agent once. */
    private static final Map<Long, Integer> LISTENING = new ConcurrentHashMap<>();

    private final Child child;
    private final Submit agent;
    private final long pid;

    private Saboteur(Child child, long pid, Submit agent) {
        this.child = child;
        this.pid = pid;
        this.agent = agent;
    }

    public static Saboteur in(Child child) {
        long pid = child.pid();
        int port = LISTENING.computeIfAbsent(pid, fresh -> listen(child, pid));
        return new Saboteur(child, pid, new Submit("127.0.0.1", port));
    }

    private static int listen(Child child, long pid) {
        try {
            int port = freePort();
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try {
                machine.loadAgent(agentJar(), "listener:true,address:127.0.0.1,port:" + port);
            } finally {
                machine.detach();
            }
            return port;
        } catch (Exception e) {
            throw new IllegalStateException("cannot get into " + child.name(), e);
        }
    }

    /**
     * Lays the rule in, and makes sure that it fits the code it is for.
     *
     * @param where {@code CLASS}, {@code METHOD} and location, a line each
     * @param what the rest of the rule, from {@code IF} on
     */
    public Saboteur when(String where, String what) {
        String name = "sabotage " + Shop.fresh();
        String rule = "RULE " + name + "\n" + where + "\n" + what + "\nENDRULE\n";
        try {
            agent.addScripts(List.of(new ScriptText(name, rule)));
            String laidIn = agent.listAllRules();
            if (!laidIn.contains("Transformed in") || laidIn.contains("threw")) {
                throw new IllegalStateException("the rule does not fit the code: " + laidIn);
            }
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("cannot lay in\n" + rule, e);
        }
    }

    /** Kills the process there. */
    public Saboteur killAt(String where) {
        return when(where, "IF TRUE\nDO killJVM()");
    }

    /**
     * Holds everyone up there for so long.
     *
     * @return a file that exists once somebody got there
     */
    public Path delayAt(String where, Duration delay) {
        Path reached = Path.of("target", "reached-" + Shop.fresh()).toAbsolutePath();
        when(
                where,
                "BIND reached : java.io.File = new java.io.File(\"" + reached + "\")\nIF TRUE\n"
                        + "DO reached.createNewFile(); delay(" + delay.toMillis() + ")");
        return reached;
    }

    /** Returns when the process is dead; a fault that does not happen fails the test. */
    public void awaitDeath(Duration patience) {
        Patience.until(
                child.name() + " dies where it was sabotaged",
                patience,
                () -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }

    /** Takes every rule out again, if the process still lives. */
    @Override
    public void close() {
        if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            try {
                agent.deleteAllRules();
            } catch (Exception e) {
                throw new IllegalStateException("cannot take the rules out of " + child.name(), e);
            }
        }
    }

    private static String agentJar() throws Exception {
        return Path.of(Main.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
