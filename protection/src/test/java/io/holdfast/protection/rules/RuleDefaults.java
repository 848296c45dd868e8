package io.holdfast.protection.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.protection.rules.sentinel.SentinelRules;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every service's defaults must be: valid, and about resources that exist. A service inherits this. */
public abstract class RuleDefaults {

    private static final String CONTRACTS = "io.holdfast.contract.";

    /** The kinds that the service has defaults for. */
    protected abstract Set<RuleKind> kinds();

    /** The names of resources that are no methods of a contract, so far as defaults may name them. */
    protected abstract Set<String> otherResources();

    @AfterEach
    void no_rules() throws RuleFaultException {
        for (RuleKind kind : RuleKind.values()) {
            new SentinelRules().enforce(kind, "[]");
        }
    }

    @Test
    void each_default_is_valid_and_about_something_that_exists() throws Exception {
        Set<RuleKind> found = new TreeSet<>();
        for (RuleKind kind : RuleKind.values()) {
            try (InputStream in = getClass().getClassLoader().getResourceAsStream(kind.defaults())) {
                if (in != null) {
                    found.add(kind);
                    JsonNode document = new ObjectMapper().readTree(in);
                    new SentinelRules().enforce(kind, document.toString());
                    document.forEach(this::exists);
                }
            }
        }
        assertThat(found).isEqualTo(new TreeSet<>(kinds()));
    }

    private void exists(JsonNode rule) {
        String resource = rule.path("resource").asText();
        if (resource.isEmpty() || rule.path("regex").asBoolean()) {
            return;
        }
        if (resource.startsWith(CONTRACTS)) {
            assertThat(methodsOf(resource.substring(0, resource.indexOf(':')))).contains(resource);
        } else {
            assertThat(otherResources()).contains(resource);
        }
    }

    private static Set<String> methodsOf(String contract) {
        try {
            return Arrays.stream(Class.forName(contract).getMethods())
                    .map(method -> Arrays.stream(method.getParameterTypes())
                            .map(Class::getName)
                            .collect(Collectors.joining(",", contract + ":" + method.getName() + "(", ")")))
                    .collect(Collectors.toSet());
        } catch (ClassNotFoundException e) {
            throw new AssertionError("no contract " + contract, e);
        }
    }
}
