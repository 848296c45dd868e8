package io.holdfast.stack.server;

import io.holdfast.stack.mariadb.JdbcUrl;
import io.holdfast.stack.process.Command;
import io.holdfast.stack.settings.Secret;
import io.holdfast.stack.settings.StackContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One instance of one of our services. */
public final class ServiceRecipe implements Recipe {

    /** Dubbo takes no loopback address, but a name that stands for one. */
    private static final String RPC_HOST = "rpc.holdfast.local";

    private final StackContext context;
    private final Service service;
    private final int instance;

    public ServiceRecipe(StackContext context, Service service, int instance) {
        this.context = context;
        this.service = service;
        this.instance = instance;
    }

    @Override
    public String name() {
        return service.module() + "-" + instance;
    }

    /** Seata's client ends a service that finds no coordinator as it starts. */
    @Override
    public List<String> after() {
        return List.of(MariaDbRecipe.NAME, NacosRecipe.NAME, CoordinatorRecipe.NAME);
    }

    @Override
    public List<Integer> ports() {
        List<Integer> ports = new ArrayList<>(List.of(
                context.ports().management(service.module(), instance),
                context.ports().sentinel(service.module(), instance),
                context.ports().dubbo(service.module(), instance)));
        if (service.facade()) {
            ports.add(context.ports().facade(instance));
            ports.add(context.ports().callbacks(instance));
        }
        return ports;
    }

    @Override
    public Command command() throws IOException {
        JavaProgram program = JavaProgram.quick(context, name(), service.built(), 384)
                .environment("HOLDFAST_INSTANCE", name())
                .environment("HOLDFAST_DB_URL", JdbcUrl.of(context.ports().mariaDb(), service.schema()))
                .environment("HOLDFAST_DB_USER", service.schema())
                .environment("HOLDFAST_DB_PASSWORD", secret(service.databaseSecret()))
                .environment(
                        "HOLDFAST_NACOS_ADDR", "127.0.0.1:" + context.ports().nacos())
                .environment("HOLDFAST_NACOS_USERNAME", NacosApi.SERVICE)
                .environment("HOLDFAST_NACOS_PASSWORD", secret(Secret.NACOS_SERVICE))
                .environment(
                        "HOLDFAST_ROCKETMQ_NAMESRV",
                        "127.0.0.1:" + context.ports().nameServer())
                .environment("HOLDFAST_DUBBO_PORT", port(context.ports().dubbo(service.module(), instance)))
                .environment("HOLDFAST_MANAGEMENT_PORT", port(context.ports().management(service.module(), instance)))
                // Libraries that insist on a log directory or a cache below the home directory find one of ours.
                .flags("-Duser.home=" + context.home().data(name()))
                .flags("-Drocketmq.client.logRoot=" + context.home().logs().resolve(name()))
                .flags("-DJM.LOG.PATH=" + context.home().logs().resolve(name()))
                .flags(sentinel())
                .flags(hosts());
        if (service.facade()) {
            program.environment("HOLDFAST_HTTP_PORT", port(context.ports().facade(instance)))
                    .environment("HOLDFAST_CALLBACK_PORT", port(context.ports().callbacks(instance)))
                    .environment("HOLDFAST_MASTER_KEY", secret(Secret.MASTER_KEY))
                    .environment("HOLDFAST_OPERATOR_TOKEN", secret(Secret.OPERATOR_TOKEN))
                    // Who is let out to real channels does not get paid by the sandbox.
                    .environment("HOLDFAST_CHANNEL_SANDBOX", Boolean.toString(context.privateHosts()))
                    // Merchants who try it out are on this machine too.
                    .environment("HOLDFAST_NOTIFY_LOOPBACK", "true");
        }
        return program.command(context.home().data(name()), service.main());
    }

    @Override
    public Optional<ClassArchive> archive() {
        return JavaProgram.archive(context, name(), service.built());
    }

    @Override
    public void check() throws Exception {
        int management = context.ports().management(service.module(), instance);
        Http.Answer health = Http.get("http://127.0.0.1:" + management + "/actuator/health");
        if (!health.ok()) {
            throw new NotReady("its health is " + health.json().path("status").asText("unknown"));
        }
    }

    /** It drains what is under way first. */
    @Override
    public Duration stopLimit() {
        return Duration.ofSeconds(40);
    }

    /** Sentinel's own settings: it reads them before anything of ours is there to tell it. */
    private List<String> sentinel() {
        return List.of(
                "-Dproject.name=" + service.module(),
                "-Dcsp.sentinel.dashboard.server=127.0.0.1:" + context.ports().dashboard(),
                "-Dcsp.sentinel.heartbeat.client.ip=127.0.0.1",
                "-Dcsp.sentinel.api.port=" + context.ports().sentinel(service.module(), instance),
                "-Dcsp.sentinel.metric.flush.interval=1",
                "-Dcsp.sentinel.log.dir=" + context.home().logs().resolve(name()));
    }

    private List<String> hosts() throws IOException {
        if (!context.privateHosts()) {
            return List.of();
        }
        Path hosts = context.home().run(name()).resolve("hosts");
        Files.createDirectories(hosts.getParent());
        Files.writeString(hosts, "127.0.0.1 localhost\n127.0.0.1 " + RPC_HOST + "\n127.0.0.1 " + machine() + "\n");
        return List.of(
                "-Djdk.net.hosts.file=" + hosts,
                "-DDUBBO_IP_TO_BIND=" + RPC_HOST,
                "-DDUBBO_IP_TO_REGISTRY=" + RPC_HOST);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "machine";
        }
    }

    private String secret(Secret secret) {
        return context.credentials().get(secret);
    }

    private static String port(int port) {
        return Integer.toString(port);
    }
}
