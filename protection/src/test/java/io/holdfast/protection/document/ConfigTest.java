package io.holdfast.protection.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Every key and default. */
class ConfigTest {

    private static DocumentsConfig bound(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(keys))
                .bindOrCreate("holdfast.protection", DocumentsConfig.class);
    }

    @Test
    void defaults_are_these() {
        assertThat(bound(Map.of())).isEqualTo(new DocumentsConfig("", "", "", "HOLDFAST"));
    }

    @Test
    void keys_are_these() {
        assertThat(bound(Map.of(
                        "holdfast.protection.nacos", "n:1",
                        "holdfast.protection.username", "u",
                        "holdfast.protection.password", "canary",
                        "holdfast.protection.group", "g")))
                .isEqualTo(new DocumentsConfig("n:1", "u", "canary", "g"))
                .asString()
                .doesNotContain("canary");
    }
}
