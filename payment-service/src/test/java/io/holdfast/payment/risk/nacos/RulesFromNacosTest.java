package io.holdfast.payment.risk.nacos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.config.listener.Listener;
import com.alibaba.nacos.api.exception.NacosException;
import io.holdfast.payment.fake.FakeRisk;
import io.holdfast.payment.risk.LiveRules;
import io.holdfast.payment.risk.json.RuleSetJson;
import io.holdfast.payment.risk.metrics.RiskMeters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RulesFromNacosTest {

    private static final String CEILING =
            "{\"rules\":[{\"id\":\"c\",\"kind\":\"CEILING\",\"limit_minor\":1,\"currency\":\"CNY\",\"verdict\":\"REFUSE\"}]}";

    private final LiveRules rules =
            new LiveRules(new RuleSetJson(), new RiskMeters(new SimpleMeterRegistry()), FakeRisk.NO_RULES);
    private final List<Listener> listeners = new ArrayList<>();
    private @Nullable String stored;
    private boolean away;
    private boolean anotherIsFirst;

    /** Nacos as far as the rules need it. */
    private final ConfigService nacos = (ConfigService) Proxy.newProxyInstance(
            ConfigService.class.getClassLoader(), new Class<?>[] {ConfigService.class}, (proxy, method, arguments) -> {
                if (away) {
                    throw new NacosException(NacosException.SERVER_ERROR, "away");
                }
                return switch (method.getName()) {
                    case "getConfig" -> stored;
                    case "publishConfigCas" -> published((String) arguments[2]);
                    case "addListener" -> listeners.add((Listener) arguments[2]) ? null : null;
                    default -> throw new AssertionError(method);
                };
            });

    private final RulesFromNacos subscription =
            new RulesFromNacos(() -> nacos, "risk-rules", "HOLDFAST", rules, () -> FakeRisk.NO_RULES);

    private boolean published(String document) {
        if (anotherIsFirst) {
            stored = CEILING;
            return false;
        }
        stored = document;
        return true;
    }

    private int inEffect() {
        return rules.current().rules().size();
    }

    @Test
    void what_is_in_nacos_takes_effect_and_so_does_each_change() {
        stored = CEILING;

        subscription.turn();
        assertThat(inEffect()).isOne();

        listeners.get(0).receiveConfigInfo(FakeRisk.NO_RULES);
        assertThat(inEffect()).isZero();
    }

    @Test
    void a_change_that_is_not_valid_and_a_removal_leave_the_rules_before() {
        stored = CEILING;
        subscription.turn();

        listeners.get(0).receiveConfigInfo("{\"rules\":[{}]}");
        listeners.get(0).receiveConfigInfo(null);

        assertThat(inEffect()).isOne();
    }

    @Test
    void the_bundled_rules_are_published_where_there_are_none() {
        subscription.turn();

        assertThat(stored).isEqualTo(FakeRisk.NO_RULES);
        assertThat(listeners).hasSize(1);
    }

    @Test
    void what_another_published_meanwhile_is_taken_and_not_replaced() {
        anotherIsFirst = true;

        subscription.turn();

        assertThat(stored).isEqualTo(CEILING);
        assertThat(inEffect()).isOne();
    }

    @Test
    void while_nacos_is_away_it_is_asked_again_and_heard_once_it_is_back() {
        away = true;
        assertThatThrownBy(subscription::turn).isInstanceOf(IllegalStateException.class);
        away = false;
        stored = CEILING;

        subscription.turn();
        subscription.turn();

        assertThat(inEffect()).isOne();
        assertThat(listeners).hasSize(1);
    }
}
