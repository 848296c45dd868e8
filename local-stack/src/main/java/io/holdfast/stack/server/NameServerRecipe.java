package io.holdfast.stack.server;

import io.holdfast.stack.process.Command;
import io.holdfast.stack.settings.StackContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** RocketMQ's name server. */
public final class NameServerRecipe implements Recipe {

    public static final String NAME = "namesrv";

    private final StackContext context;

    public NameServerRecipe(StackContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Integer> ports() {
        return List.of(context.ports().nameServer());
    }

    @Override
    public Command command() throws IOException {
        Path data = context.home().data(NAME);
        Path settings = context.home().run(NAME).resolve("namesrv.conf");
        Files.createDirectories(settings.getParent());
        Files.writeString(
                settings,
                String.join(
                        "\n",
                        "bindAddress=127.0.0.1",
                        "listenPort=" + context.ports().nameServer(),
                        "rocketmqHome=" + data,
                        "kvConfigPath=" + data.resolve("kvConfig.json"),
                        "configStorePath=" + data.resolve("namesrv.properties"),
                        "serverWorkerThreads=2",
                        "defaultThreadPoolNums=4",
                        "clientRequestThreadPoolNums=4",
                        ""));
        return JavaProgram.small(context, NAME, RocketMq.MODULE, 64)
                // Where RocketMQ writes its logs.
                .flags("-Duser.home=" + context.home().logs().resolve(NAME), "-Drocketmq.home.dir=" + data)
                .flags("-XX:MaxDirectMemorySize=32m")
                .command(data, "org.apache.rocketmq.namesrv.NamesrvStartup", "-c", settings.toString());
    }

    @Override
    public Optional<ClassArchive> archive() {
        return JavaProgram.archive(context, NAME, RocketMq.MODULE);
    }

    @Override
    public void check() throws IOException {
        RouteQuery.hasBroker(context.ports().nameServer(), RocketMq.PROBE_TOPIC);
    }
}
