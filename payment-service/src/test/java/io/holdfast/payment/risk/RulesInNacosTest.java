package io.holdfast.payment.risk;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.nacos.api.NacosFactory;
import com.alibaba.nacos.api.config.ConfigService;
import io.holdfast.payment.risk.metrics.RiskMeters;
import io.holdfast.protection.document.DocumentsConfig;
import io.holdfast.protection.document.nacos.OperatorDocumentsNacos;
import io.holdfast.stack.Stack;
import io.holdfast.stack.settings.FreePorts;
import io.holdfast.stack.settings.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules in a real Nacos, and an operator who changes them there. */
class RulesInNacosTest {

    private static final Path HOME = Path.of("target", "stack-risk").toAbsolutePath();
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration STARTED = Duration.ofSeconds(90);
    private static final String GROUP = "HOLDFAST";

    private static Stack stack;
    private static DocumentsConfig account;
    private static ConfigService operator;

    @BeforeAll
    static void a_nacos() throws Exception {
        Stack.at(HOME, 0).stop();
        stack = Stack.at(HOME, FreePorts.offset());
        stack.child("nacos").start();
        account = new DocumentsConfig(
                "127.0.0.1:" + stack.ports().nacos(), "holdfast", stack.secret(Secret.NACOS_SERVICE), GROUP);
        Properties properties = new Properties();
        properties.setProperty("serverAddr", account.nacos());
        properties.setProperty("username", account.username());
        properties.setProperty("password", account.password());
        operator = NacosFactory.createConfigService(properties);
        within(STARTED, () -> "UP".equals(operator.getServerStatus()));
    }

    @AfterAll
    static void stop() throws Exception {
        operator.shutDown();
        stack.stop();
    }

    /** As the service wires them. */
    private static LiveRules following(OperatorDocumentsNacos documents, String dataId) {
        return new RiskWiring()
                .liveRiskRules(
                        new RiskMeters(new SimpleMeterRegistry()),
                        documents,
                        new RiskConfig(Duration.ofDays(1), Duration.ofDays(1), 1, dataId));
    }

    private static void write(String dataId, String document) throws Exception {
        assertThat(operator.publishConfig(dataId, GROUP, document, "json")).isTrue();
    }

    private static String stored(String dataId) throws Exception {
        return operator.getConfig(dataId, GROUP, 3_000);
    }

    private static String ceiling(String id) {
        return "{\"rules\":[{\"id\":\"" + id + "\",\"kind\":\"CEILING\",\"limit_minor\":1,\"currency\":\"CNY\","
                + "\"verdict\":\"REFUSE\"}]}";
    }

    private static void within(Duration limit, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(end);
            Thread.sleep(20);
        }
    }

    private static boolean inEffect(LiveRules rules, String id) {
        return rules.current().rules().stream()
                .anyMatch(rule -> rule.head().id().equals(id));
    }

    @Test
    void the_bundled_rules_are_published_where_there_are_none_and_replace_nothing() throws Exception {
        try (OperatorDocumentsNacos documents = new OperatorDocumentsNacos(account)) {
            following(documents, "risk-none");
            within(STARTED, () -> BundledRules.text().equals(stored("risk-none")));

            write("risk-some", ceiling("kept"));
            within(SOON, () -> ceiling("kept").equals(stored("risk-some")));
            LiveRules rules = following(documents, "risk-some");
            within(SOON, () -> inEffect(rules, "kept"));
            assertThat(stored("risk-some")).isEqualTo(ceiling("kept"));
        }
    }

    @Test
    void a_change_is_in_effect_within_three_seconds_and_a_faulty_one_or_a_removal_never() throws Exception {
        try (OperatorDocumentsNacos documents = new OperatorDocumentsNacos(account)) {
            LiveRules rules = following(documents, "risk-changed");
            within(STARTED, () -> BundledRules.text().equals(stored("risk-changed")));
            write("risk-changed", ceiling("one"));
            within(SOON, () -> inEffect(rules, "one"));

            write("risk-changed", "{\"rules\":[{\"id\":\"two\"}]}");
            within(SOON, () -> stored("risk-changed").contains("two"));
            Thread.sleep(SOON.toMillis());
            assertThat(inEffect(rules, "one")).isTrue();

            write("risk-changed", ceiling("three"));
            within(SOON, () -> inEffect(rules, "three"));
            assertThat(inEffect(rules, "one")).isFalse();

            assertThat(operator.removeConfig("risk-changed", GROUP)).isTrue();
            Thread.sleep(SOON.toMillis());
            assertThat(inEffect(rules, "three")).isTrue();
        }
    }
}
