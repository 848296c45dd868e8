package io.holdfast.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.elsewhere.Unlisted;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contracts promise arrives as it was sent, and nothing else arrives. */
class WireTest {

    private static final BlockingQueue<List<@Nullable Object>> RECEIVED = new LinkedBlockingQueue<>();
    private static final Map<Class<?>, Object> CONSUMERS = new HashMap<>();
    private static @Nullable Object answer;
    private static @Nullable RuntimeException failure;
    private static Wire wire;
    private static Echo echo;

    @BeforeAll
    static void open() {
        wire = new Wire();
        for (Class<?> service : Contracts.services()) {
            serve(service);
        }
        wire.serve(Echo.class, new Echo() {
            @Override
            public Object echo(Object value) {
                RECEIVED.add(Arrays.asList(value));
                return value;
            }

            @Override
            public Object unlisted() {
                return new Unlisted("from the provider");
            }
        });
        wire.open();
        echo = wire.call(Echo.class);
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    @BeforeEach
    void forget() {
        RECEIVED.clear();
        answer = null;
        failure = null;
    }

    static Stream<Class<?>> every_record_arrives_as_it_was_sent() {
        return Contracts.records().stream();
    }

    @ParameterizedTest
    @MethodSource
    void every_record_arrives_as_it_was_sent(Class<?> type) {
        assertThat(Samples.of(type))
                .isNotEmpty()
                .allSatisfy(sample ->
                        assertThat(echo.echo(sample)).isEqualTo(sample).isInstanceOf(type));
    }

    static Stream<Class<?>> every_constant_arrives_as_itself() {
        return Contracts.enums().stream();
    }

    @ParameterizedTest
    @MethodSource
    void every_constant_arrives_as_itself(Class<?> type) {
        assertThat(type.getEnumConstants())
                .allSatisfy(constant -> assertThat(echo.echo(constant)).isSameAs(constant));
    }

    static Stream<Method> every_method_passes_its_arguments_and_its_answers() {
        return Contracts.services().stream().flatMap(service -> Arrays.stream(service.getMethods()));
    }

    @ParameterizedTest
    @MethodSource
    void every_method_passes_its_arguments_and_its_answers(Method method) throws Exception {
        Object consumer = consumer(method.getDeclaringClass());
        List<@Nullable Object[]> arguments = Samples.arguments(method);
        List<@Nullable Object> answers = Samples.answers(method);
        for (int i = 0; i < Math.max(arguments.size(), answers.size()); i++) {
            @Nullable Object[] sent = arguments.get(i % arguments.size());
            answer = answers.get(i % answers.size());
            assertThat(method.invoke(consumer, sent)).isEqualTo(answer);
            assertThat(RECEIVED.take()).isEqualTo(Arrays.asList(sent));
        }
    }

    @ParameterizedTest
    @MethodSource("every_method_passes_its_arguments_and_its_answers")
    void a_broken_invariant_arrives_as_the_exception_it_is(Method method) {
        Object consumer = consumer(method.getDeclaringClass());
        failure = new IllegalStateException("no global transaction");
        assertThatThrownBy(
                        () -> method.invoke(consumer, Samples.arguments(method).get(0)))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no global transaction");
    }

    static Stream<UnaryOperator<Object>> of_a_class_that_is_on_no_list_the_provider_makes_nothing() {
        return Stream.of(
                sent -> sent, sent -> new ArrayList<>(List.of(sent)), sent -> new HashMap<>(Map.of("k", sent)));
    }

    /** Hessian puts a map in its place. */
    @ParameterizedTest
    @MethodSource
    void of_a_class_that_is_on_no_list_the_provider_makes_nothing(UnaryOperator<Object> wrapped) throws Exception {
        Object sent = wrapped.apply(new Unlisted("from the consumer"));
        int made = Unlisted.MADE.get();
        Object back = echo.echo(sent);
        assertThat(Unlisted.MADE.get()).isEqualTo(made);
        assertThat(RECEIVED.take()).isEqualTo(List.of(wrapped.apply(Map.of("payload", "from the consumer"))));
        assertThat(back).isEqualTo(wrapped.apply(Map.of("payload", "from the consumer")));
    }

    @Test
    void of_a_class_that_is_on_no_list_the_consumer_makes_nothing() {
        int made = Unlisted.MADE.get();
        assertThat(echo.unlisted()).isEqualTo(Map.of("payload", "from the provider"));
        assertThat(Unlisted.MADE.get()).as("made by the provider alone").isEqualTo(made + 1);
    }

    @Test
    void every_record_of_the_contracts_may_travel() {
        assertThat(Contracts.recordsThatCannotTravel()).isEmpty();
        assertThat(Contracts.records()).hasSizeGreaterThan(40);
        assertThat(Contracts.services()).hasSizeGreaterThan(8);
    }

    private static Object consumer(Class<?> service) {
        return CONSUMERS.computeIfAbsent(service, type -> wire.call(type));
    }

    private static <T> void serve(Class<T> service) {
        wire.serve(
                service,
                service.cast(Proxy.newProxyInstance(
                        service.getClassLoader(), new Class<?>[] {service}, (proxy, method, arguments) -> {
                            if (method.getDeclaringClass() == Object.class) {
                                return switch (method.getName()) {
                                    case "hashCode" -> System.identityHashCode(proxy);
                                    case "equals" -> proxy == arguments[0];
                                    default -> service.getName();
                                };
                            }
                            RuntimeException planned = failure;
                            if (planned != null) {
                                throw planned;
                            }
                            RECEIVED.add(arguments == null ? List.of() : Arrays.asList(arguments));
                            return answer;
                        })));
    }
}
