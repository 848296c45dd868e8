package io.holdfast.protection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Every key and default. */
class ConfigTest {

    private static RulesConfig bound(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bindOrCreate("holdfast.protection", RulesConfig.class);
    }

    @Test
    void defaults_are_these() {
        assertThat(bound(Map.of())).isEqualTo(new RulesConfig("", "", "", "HOLDFAST"));
    }

    @Test
    void keys_are_these() {
        assertThat(bound(Map.of(
                        "holdfast.protection.nacos", "n:1",
                        "holdfast.protection.username", "u",
                        "holdfast.protection.password", "canary",
                        "holdfast.protection.group", "g")))
                .isEqualTo(new RulesConfig("n:1", "u", "canary", "g"))
                .asString()
                .doesNotContain("canary");
    }

    @Test
    void names_of_documents_are_these() {
        assertThat(RuleKind.values())
                .extracting(kind -> kind.dataIdOf("payment-service"))
                .containsExactly(
                        "payment-service-flow-rules",
                        "payment-service-param-flow-rules",
                        "payment-service-degrade-rules",
                        "payment-service-system-rules");
        assertThat(RuleKind.FLOW.defaults()).isEqualTo("protection/flow-rules.json");
    }
}
