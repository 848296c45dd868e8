package io.holdfast.protection.document.nacos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import com.alibaba.csp.sentinel.slots.block.flow.FlowRuleManager;
import com.alibaba.csp.sentinel.slots.block.flow.param.ParamFlowRuleManager;
import com.alibaba.csp.sentinel.slots.system.SystemRuleManager;
import com.alibaba.nacos.api.NacosFactory;
import com.alibaba.nacos.api.config.ConfigService;
import io.holdfast.protection.document.DocumentsConfig;
import io.holdfast.protection.document.DocumentsUnavailableException;
import io.holdfast.protection.rules.RuleKind;
import io.holdfast.protection.rules.RuleSource;
import io.holdfast.protection.rules.metrics.RuleMeters;
import io.holdfast.protection.rules.sentinel.SentinelRules;
import io.holdfast.stack.Stack;
import io.holdfast.stack.settings.FreePorts;
import io.holdfast.stack.settings.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service whose Nacos is away as it starts, and then the operator's changes in a real one. */
class OperatorDocumentsNacosTest {

    private static final Path HOME = Path.of("target", "stack").toAbsolutePath();
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration STARTED = Duration.ofSeconds(90);
    private static final Map<RuleKind, String> DEFAULTS = Map.of(
            RuleKind.FLOW, "[{\"resource\": \"POST /v1/payments\", \"grade\": 1, \"count\": 1}]",
            RuleKind.PARAM_FLOW,
                    "[{\"resource\": \"merchant POST /v1/payments\", \"paramIdx\": 0, \"grade\": 0, \"count\": 1}]",
            RuleKind.DEGRADE,
                    "[{\"resource\": \"webhook\", \"grade\": 2, \"count\": 1, \"minRequestAmount\": 1, \"statIntervalMs\": 1000,"
                            + " \"timeWindow\": 1}]",
            RuleKind.SYSTEM, "[{\"maxThread\": 1}]");

    private static final SimpleMeterRegistry METERS = new SimpleMeterRegistry();
    private static Stack stack;
    private static DocumentsConfig config;
    private static OperatorDocumentsNacos documents;
    private static ConfigService operator;

    @BeforeAll
    static void a_service_and_then_its_nacos() throws Exception {
        Stack.at(HOME, 0).stop();
        stack = Stack.at(HOME, FreePorts.offset());
        config = new DocumentsConfig(
                "127.0.0.1:" + stack.ports().nacos(), "holdfast", stack.secret(Secret.NACOS_SERVICE), "HOLDFAST");
        documents = new OperatorDocumentsNacos(config);
        new RuleSource("house", classPath(DEFAULTS), new SentinelRules(), new RuleMeters(METERS), documents).start();
        for (RuleKind kind : RuleKind.values()) {
            assertThat(number(kind)).as("the defaults without a Nacos, " + kind).isEqualTo(1);
        }
        assertThatThrownBy(() -> documents.find("away", () -> {})).isInstanceOf(DocumentsUnavailableException.class);
        stack.child("nacos").start();
        Properties account = new Properties();
        account.setProperty("serverAddr", config.nacos());
        account.setProperty("username", config.username());
        account.setProperty("password", config.password());
        operator = NacosFactory.createConfigService(account);
        for (RuleKind kind : RuleKind.values()) {
            within(STARTED, () -> DEFAULTS.get(kind).equals(stored(kind)));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        documents.close();
        operator.shutDown();
        for (RuleKind kind : RuleKind.values()) {
            new SentinelRules().enforce(kind, "[]");
        }
        stack.stop();
    }

    private static String stored(RuleKind kind) throws Exception {
        return operator.getConfig(kind.dataIdOf("house"), config.group(), 3_000);
    }

    private static void write(RuleKind kind, String document) throws Exception {
        assertThat(operator.publishConfig(kind.dataIdOf("house"), config.group(), document, "json"))
                .isTrue();
    }

    /** Of the one rule in force. */
    private static long number(RuleKind kind) {
        return switch (kind) {
            case FLOW ->
                FlowRuleManager.getRules().isEmpty()
                        ? 0
                        : (long) FlowRuleManager.getRules().get(0).getCount();
            case PARAM_FLOW ->
                ParamFlowRuleManager.getRules().isEmpty()
                        ? 0
                        : (long) ParamFlowRuleManager.getRules().get(0).getCount();
            case DEGRADE ->
                DegradeRuleManager.getRules().isEmpty()
                        ? 0
                        : (long) DegradeRuleManager.getRules().get(0).getCount();
            case SYSTEM ->
                SystemRuleManager.getRules().isEmpty()
                        ? 0
                        : SystemRuleManager.getRules().get(0).getMaxThread();
        };
    }

    private static double current(RuleKind kind) {
        return METERS.get("holdfast.rules.current")
                .tag("kind", kind.label())
                .gauge()
                .value();
    }

    private static double refused(RuleKind kind) {
        return METERS.counter("holdfast.rules.refused", "kind", kind.label()).count();
    }

    private static void within(Duration limit, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static String withNumber(RuleKind kind, int number) {
        return DEFAULTS.get(kind)
                .replace("\"count\": 1", "\"count\": " + number)
                .replace("\"maxThread\": 1", "\"maxThread\": " + number);
    }

    static Stream<Arguments> kindsAndFaults() {
        return Stream.of(RuleKind.values())
                .flatMap(kind -> Stream.of("{", "", "[{\"resource\": \"nobody\"}]", "[{\"unknown\": 1}]")
                        .map(fault -> Arguments.of(kind, fault)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndFaults")
    void a_change_takes_effect_in_three_seconds_and_a_fault_leaves_the_old_rules_in_force(RuleKind kind, String fault)
            throws Exception {
        int number = 2 + (int) (System.nanoTime() % 1_000);
        write(kind, withNumber(kind, number));
        within(SOON, () -> number(kind) == number);
        within(SOON, () -> current(kind) == 1);
        double before = refused(kind);

        if (fault.isEmpty()) {
            assertThat(operator.removeConfig(kind.dataIdOf("house"), config.group()))
                    .isTrue();
        } else {
            write(kind, fault);
        }

        within(SOON, () -> refused(kind) > before);
        assertThat(number(kind)).isEqualTo(number);
        assertThat(current(kind)).isZero();

        write(kind, "[]");
        within(SOON, () -> number(kind) == 0);
        within(SOON, () -> current(kind) == 1);
    }

    @Test
    void another_instance_with_other_defaults_overwrites_nothing() throws Exception {
        write(RuleKind.FLOW, withNumber(RuleKind.FLOW, 77));
        within(SOON, () -> number(RuleKind.FLOW) == 77);

        try (OperatorDocumentsNacos others = new OperatorDocumentsNacos(config)) {
            new RuleSource(
                            "house",
                            classPath(Map.of(RuleKind.FLOW, "[]")),
                            new SentinelRules(),
                            new RuleMeters(METERS),
                            others)
                    .start();
            within(SOON, () -> number(RuleKind.FLOW) == 77);
            Thread.sleep(500);
        }

        assertThat(stored(RuleKind.FLOW)).isEqualTo(withNumber(RuleKind.FLOW, 77));
    }

    @Test
    void two_that_store_their_defaults_at_once_leave_one_of_the_two() throws Exception {
        Map<RuleKind, String> one = Map.of(RuleKind.FLOW, withNumber(RuleKind.FLOW, 11));
        Map<RuleKind, String> two = Map.of(RuleKind.FLOW, withNumber(RuleKind.FLOW, 12));
        try (OperatorDocumentsNacos first = new OperatorDocumentsNacos(config);
                OperatorDocumentsNacos second = new OperatorDocumentsNacos(config)) {
            new RuleSource("twins", classPath(one), new SentinelRules(), new RuleMeters(METERS), first).start();
            new RuleSource("twins", classPath(two), new SentinelRules(), new RuleMeters(METERS), second).start();
            within(Duration.ofSeconds(10), () -> operator.getConfig("twins-flow-rules", config.group(), 3_000) != null);
            String winner = operator.getConfig("twins-flow-rules", config.group(), 3_000);
            assertThat(winner).isIn(one.get(RuleKind.FLOW), two.get(RuleKind.FLOW));
            Thread.sleep(1_500);
            assertThat(operator.getConfig("twins-flow-rules", config.group(), 3_000))
                    .isEqualTo(winner);
        }
    }

    @Test
    void a_document_is_found_written_in_place_of_what_was_found_alone_and_each_change_is_told() throws Exception {
        AtomicInteger told = new AtomicInteger();
        assertThat(documents.find("edited", told::incrementAndGet)).isNull();

        assertThat(documents.publish("edited", "{\"is\":1}", null)).isTrue();
        within(SOON, () -> "{\"is\":1}".equals(documents.find("edited", told::incrementAndGet)));
        assertThat(documents.publish("edited", "{\"is\":2}", null)).isFalse();
        assertThat(documents.publish("edited", "{\"is\":2}", "{\"is\":0}")).isFalse();
        assertThat(documents.publish("edited", "{\"is\":2}", "{\"is\":1}")).isTrue();
        within(SOON, () -> "{\"is\":2}".equals(documents.find("edited", told::incrementAndGet)));

        int before = told.get();
        assertThat(operator.publishConfig("edited", config.group(), "{\"is\":3}", "json"))
                .isTrue();
        within(SOON, () -> told.get() > before);
        assertThat(documents.find("edited", told::incrementAndGet)).isEqualTo("{\"is\":3}");
    }

    private static ClassLoader classPath(Map<RuleKind, String> defaults) throws Exception {
        Path root = Files.createTempDirectory("defaults");
        Files.createDirectories(root.resolve("protection"));
        for (Map.Entry<RuleKind, String> each : defaults.entrySet()) {
            Files.writeString(root.resolve(each.getKey().defaults()), each.getValue());
        }
        return new URLClassLoader(new URL[] {root.toUri().toURL()}, null);
    }
}
