package io.holdfast.payment.saga;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.payment.refund.saga.RefundSteps;
import io.holdfast.payment.settle.saga.SettleSteps;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every name in a saga's definition stands for something, and every step is named. */
class DefinitionsTest {

    private static final Map<String, Class<?>> SERVICES =
            Map.of("settleSteps", SettleSteps.class, "refundSteps", RefundSteps.class);
    private static final Map<String, String> PARAMETERS =
            Map.of("settle-payment", "paymentId", "refund-payment", "refundId");

    private static List<JsonNode> definitions() throws IOException {
        List<JsonNode> definitions = new ArrayList<>();
        for (Resource each : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:io/holdfast/payment/*/saga/*.json")) {
            definitions.add(new ObjectMapper().readTree(each.getInputStream()));
        }
        return definitions;
    }

    @TestFactory
    Stream<DynamicTest> every_name_stands_for_something() throws IOException {
        List<JsonNode> definitions = definitions();
        assertThat(definitions).hasSize(SERVICES.size());
        return definitions.stream()
                .map(definition ->
                        DynamicTest.dynamicTest(definition.get("Name").asText(), () -> check(definition)));
    }

    private static void check(JsonNode definition) {
        String name = definition.get("Name").asText();
        JsonNode states = definition.get("States");
        Set<String> called = new HashSet<>();
        Set<String> reached = new HashSet<>(Set.of(definition.get("StartState").asText()));
        Class<?> steps = null;
        for (String each : names(states)) {
            JsonNode state = states.get(each);
            targets(state).forEach(target -> {
                assertThat(states.has(target)).as("%s of %s", target, each).isTrue();
                reached.add(target);
            });
            if (!state.get("Type").asText().equals("ServiceTask")) {
                continue;
            }
            steps = SERVICES.get(state.get("ServiceName").asText());
            assertThat(steps).as("the service of %s", each).isNotNull();
            Method method = method(steps, state.get("ServiceMethod").asText());
            assertThat(method.getParameterTypes()).as(each).containsExactly(String.class);
            assertThat(method.getReturnType()).as(each).isEqualTo(String.class);
            assertThat(state.get("Input")).hasSize(1);
            assertThat(state.get("Input").get(0).asText()).isEqualTo("$.[" + PARAMETERS.get(name) + "]");
            assertThat(state.get("Status")
                            .get("$Exception{java.lang.Throwable}")
                            .asText())
                    .as("an exception of %s is no answer", each)
                    .isEqualTo("UN");
            assertThat(called.add(method.getName()))
                    .as("%s is called once", method)
                    .isTrue();
        }
        assertThat(reached).as("no state is out of reach").containsExactlyInAnyOrderElementsOf(names(states));
        assertThat(called).containsExactlyInAnyOrderElementsOf(stepsOf(steps));
    }

    private static List<String> names(JsonNode states) {
        List<String> names = new ArrayList<>();
        states.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> targets(JsonNode state) {
        List<String> targets = new ArrayList<>();
        for (String field : List.of("Next", "Default", "CompensateState")) {
            if (state.has(field)) {
                targets.add(state.get(field).asText());
            }
        }
        if (state.has("Choices")) {
            state.get("Choices")
                    .forEach(choice -> targets.add(choice.get("Next").asText()));
        }
        return targets;
    }

    private static Method method(Class<?> steps, String name) {
        List<Method> found = Arrays.stream(steps.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && Modifier.isPublic(method.getModifiers()))
                .toList();
        assertThat(found).as("%s.%s", steps.getSimpleName(), name).hasSize(1);
        return found.get(0);
    }

    private static List<String> stepsOf(Class<?> steps) {
        return Arrays.stream(steps.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getReturnType() == String.class)
                .map(Method::getName)
                .toList();
    }
}
