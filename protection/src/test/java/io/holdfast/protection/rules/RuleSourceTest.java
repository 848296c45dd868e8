package io.holdfast.protection.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.protection.document.DocumentsConfig;
import io.holdfast.protection.document.OperatorDocuments;
import io.holdfast.protection.document.nacos.OperatorDocumentsNacos;
import io.holdfast.protection.rules.metrics.RuleMeters;
import io.holdfast.protection.rules.sentinel.SentinelRules;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleSourceTest {

    private static final OperatorDocuments NOWHERE = new OperatorDocumentsNacos(new DocumentsConfig("", "", "", ""));

    @Test
    void malformed_defaults_are_a_mistake_of_ours_and_keep_the_service_from_starting(@TempDir Path directory)
            throws Exception {
        Files.createDirectories(directory.resolve("protection"));
        Files.writeString(directory.resolve(RuleKind.FLOW.defaults()), "[{}]");
        ClassLoader classPath = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null);
        RuleSource source = new RuleSource(
                "house", classPath, new SentinelRules(), new RuleMeters(new SimpleMeterRegistry()), NOWHERE);

        assertThatThrownBy(source::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("flow-rules");
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
