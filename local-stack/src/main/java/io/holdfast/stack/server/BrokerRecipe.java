package io.holdfast.stack.server;

import io.holdfast.stack.process.Command;
import io.holdfast.stack.settings.StackContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** RocketMQ's broker, with the topics of Holdfast made beforehand. */
public final class BrokerRecipe implements Recipe {

    public static final String NAME = "broker";

    private final StackContext context;

    public BrokerRecipe(StackContext context) {
        this.context = context;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> after() {
        return List.of(NameServerRecipe.NAME);
    }

    @Override
    public List<Integer> ports() {
        return context.ports().allOfBroker();
    }

    @Override
    public Command command() throws IOException {
        Path data = context.home().data(NAME);
        Path settings = context.home().run(NAME).resolve("broker.conf");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, settings(data));
        return JavaProgram.small(context, NAME, RocketMq.MODULE, 192)
                .flags("-Duser.home=" + context.home().logs().resolve(NAME), "-Drocketmq.home.dir=" + data)
                .flags("-XX:MaxDirectMemorySize=96m", "-Dholdfast.topics=" + RocketMq.TOPICS)
                .flags("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-opens=java.base/java.nio=ALL-UNNAMED")
                .command(data, "io.holdfast.stack.rocketmq.Broker", "-c", settings.toString());
    }

    @Override
    public Optional<ClassArchive> archive() {
        return JavaProgram.archive(context, NAME, RocketMq.MODULE);
    }

    @Override
    public void check() throws IOException, NotReady {
        if (!RouteQuery.hasBroker(context.ports().nameServer(), RocketMq.PROBE_TOPIC)) {
            throw new NotReady("the name server knows of no broker yet");
        }
        Listening.connect(context.ports().broker());
    }

    private String settings(Path data) {
        return String.join(
                "\n",
                "brokerClusterName=holdfast",
                "brokerName=holdfast-1",
                "brokerId=0",
                "brokerIP1=127.0.0.1",
                "brokerIP2=127.0.0.1",
                "bindAddress=127.0.0.1",
                "listenPort=" + context.ports().broker(),
                "namesrvAddr=127.0.0.1:" + context.ports().nameServer(),
                "rocketmqHome=" + data,
                "storePathRootDir=" + data.resolve("store"),
                "storePathCommitLog=" + data.resolve("store/commitlog"),
                // An acknowledged message is on disk, as an acknowledged payment is.
                "flushDiskType=SYNC_FLUSH",
                "mappedFileSizeCommitLog=67108864",
                "mappedFileSizeConsumeQueue=600000",
                "mappedFileSizeTimerLog=10485760",
                "maxIndexNum=200000",
                "maxHashSlotNum=50000",
                "timerPrecisionMs=100",
                // Each flush compares 38 MB byte by byte; at the default of a second that is a sixth of a core, for
                // ever.
                "timerFlushIntervalMs=20000",
                // The thread that flushes spins until the first interval is over, and then waits as it should: at ten
                // minutes it takes a core for ten minutes. Each flush is one small file.
                "transactionMetricFlushInterval=500",
                "fileReservedTime=48",
                "diskMaxUsedSpaceRatio=95",
                // A name mistyped shall fail, not become a topic.
                "autoCreateTopicEnable=false",
                "autoCreateSubscriptionGroup=true",
                "sendMessageThreadPoolNums=4",
                "pullMessageThreadPoolNums=8",
                "serverWorkerThreads=4",
                "");
    }
}
