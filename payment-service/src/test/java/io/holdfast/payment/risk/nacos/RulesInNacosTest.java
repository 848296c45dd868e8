package io.holdfast.payment.risk.nacos;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.nacos.api.NacosFactory;
import com.alibaba.nacos.api.config.ConfigService;
import io.holdfast.payment.fake.FakeRisk;
import io.holdfast.payment.risk.LiveRules;
import io.holdfast.payment.risk.json.RuleSetJson;
import io.holdfast.payment.risk.metrics.RiskMeters;
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
    private static ConfigService operator;

    private final LiveRules rules =
            new LiveRules(new RuleSetJson(), new RiskMeters(new SimpleMeterRegistry()), FakeRisk.NO_RULES);

    @BeforeAll
    static void a_nacos() throws Exception {
        Stack.at(HOME, 0).stop();
        stack = Stack.at(HOME, FreePorts.offset());
        stack.child("nacos").start();
        operator = client();
        within(STARTED, () -> "UP".equals(operator.getServerStatus()));
    }

    @AfterAll
    static void stop() throws Exception {
        operator.shutDown();
        stack.stop();
    }

    private static ConfigService client() throws com.alibaba.nacos.api.exception.NacosException {
        Properties account = new Properties();
        account.setProperty("serverAddr", "127.0.0.1:" + stack.ports().nacos());
        account.setProperty("username", "holdfast");
        account.setProperty("password", stack.secret(Secret.NACOS_SERVICE));
        return NacosFactory.createConfigService(account);
    }

    private RulesFromNacos subscribed(String dataId) throws Exception {
        RulesFromNacos subscription =
                new RulesFromNacos(RulesInNacosTest::client, dataId, GROUP, rules, () -> FakeRisk.NO_RULES);
        within(STARTED, () -> {
            try {
                subscription.turn();
                return true;
            } catch (IllegalStateException startsStill) {
                return false;
            }
        });
        return subscription;
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

    private boolean inEffect(String id) {
        return rules.current().rules().stream()
                .anyMatch(rule -> rule.head().id().equals(id));
    }

    @Test
    void the_bundled_rules_are_published_where_there_are_none_and_replace_nothing() throws Exception {
        try (RulesFromNacos first = subscribed("risk-none")) {
            within(SOON, () -> FakeRisk.NO_RULES.equals(stored("risk-none")));
        }
        write("risk-some", ceiling("kept"));
        within(SOON, () -> ceiling("kept").equals(stored("risk-some")));

        try (RulesFromNacos second = subscribed("risk-some")) {
            assertThat(inEffect("kept")).isTrue();
            assertThat(stored("risk-some")).isEqualTo(ceiling("kept"));
        }
    }

    @Test
    void a_change_is_in_effect_within_three_seconds_and_a_faulty_one_never() throws Exception {
        try (RulesFromNacos subscription = subscribed("risk-changed")) {
            write("risk-changed", ceiling("one"));
            within(SOON, () -> inEffect("one"));

            write("risk-changed", "{\"rules\":[{\"id\":\"two\"}]}");
            within(SOON, () -> stored("risk-changed").contains("two"));
            Thread.sleep(SOON.toMillis());
            assertThat(inEffect("one")).isTrue();

            write("risk-changed", ceiling("three"));
            within(SOON, () -> inEffect("three"));
            assertThat(inEffect("one")).isFalse();
        }
    }
}
