package io.holdfast.protection.call.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.CallRefusedException;
import io.holdfast.contract.CallRefusedException.Reason;
import io.holdfast.contract.points.PointsAccounts;
import io.holdfast.protection.rules.RuleFaultException;
import io.holdfast.protection.rules.RuleKind;
import io.holdfast.protection.rules.sentinel.SentinelRules;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.dubbo.rpc.RpcException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Breakers and limits around real calls over Dubbo's wire. */
class GuardedCallsTest {

    private static final String RESOURCE = Neighbour.class.getName() + ":answer(java.lang.String)";
    private static final Wire WIRE = new Wire();

    private static volatile UnaryOperator<String> answering = question -> question;
    private static final AtomicInteger ANSWERED = new AtomicInteger();
    /** Its service has no guard: else both sides would share one breaker, being one process. */
    private static Neighbour neighbour;
    /** Its service has one. */
    private static PointsAccounts guarded;

    @BeforeAll
    static void start() throws IOException {
        neighbour = WIRE.connect(Neighbour.class, new Answering(), "-guarded-service");
        guarded = WIRE.connect(PointsAccounts.class, new NoPoints(), "default");
        neighbour.answer("warm");
        guarded.balance("mer_1", "alice");
    }

    @AfterAll
    static void stop() {
        WIRE.close();
    }

    private static final class Answering implements Neighbour {

        @Override
        public String answer(String question) {
            ANSWERED.incrementAndGet();
            return answering.apply(question);
        }

        @Override
        public List<String> twoParameters(String one, List<String> other) {
            return other;
        }
    }

    @AfterEach
    void no_rules() throws RuleFaultException {
        answering = question -> question;
        for (RuleKind kind : RuleKind.values()) {
            new SentinelRules().enforce(kind, "[]");
        }
    }

    private static void breaker(String terms) throws RuleFaultException {
        new SentinelRules()
                .enforce(
                        RuleKind.DEGRADE,
                        "[{\"resource\": \""
                                + RESOURCE.replace(".", "\\\\.")
                                        .replace("(", "\\\\(")
                                        .replace(")", "\\\\)")
                                + "\", \"regex\": true, " + terms
                                + ", \"minRequestAmount\": 4, \"statIntervalMs\": 60000, \"timeWindow\": 1}]");
    }

    private static final Map<String, UnaryOperator<String>> TROUBLES = Map.of(
            "slow",
            question -> {
                sleep(150);
                return question;
            },
            "silent",
            question -> {
                sleep(600);
                return question;
            },
            "failing",
            question -> {
                throw new IllegalStateException("broken");
            });

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            slow    | "grade": 0, "count": 100, "slowRatioThreshold": 0.5
            silent  | "grade": 0, "count": 100, "slowRatioThreshold": 0.5
            silent  | "grade": 1, "count": 0.5
            silent  | "grade": 2, "count": 3
            failing | "grade": 1, "count": 0.5
            failing | "grade": 2, "count": 3
            """)
    void a_breaker_opens_answers_at_once_and_closes_by_itself_when_one_call_went_well(String trouble, String terms)
            throws Exception {
        breaker(terms);
        answering = TROUBLES.get(trouble);
        for (int i = 0; i < 12; i++) {
            try {
                neighbour.answer("?");
            } catch (CallRefusedException e) {
                break;
            } catch (RpcException | IllegalStateException e) {
                // Not yet.
            }
        }
        sleep(300); // who is still answering is done then
        answering = question -> question;
        int answered = ANSWERED.get();

        long before = System.nanoTime();
        assertThatThrownBy(() -> neighbour.answer("?")).isInstanceOfSatisfying(CallRefusedException.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.BREAKER_OPEN);
            assertThat(refused.resource()).isEqualTo(RESOURCE);
        });
        assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(100);
        assertThat(ANSWERED).as("nothing was sent").hasValue(answered);

        sleep(1_100);
        assertThat(neighbour.answer("again")).isEqualTo("again");
        assertThat(neighbour.answer("and again")).isEqualTo("and again");
    }

    @Test
    void a_call_that_fails_when_it_is_tried_keeps_the_breaker_open() throws Exception {
        breaker("\"grade\": 1, \"count\": 0.5");
        answering = TROUBLES.get("failing");
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> neighbour.answer("?")).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> neighbour.answer("?")).isInstanceOf(CallRefusedException.class);

        sleep(1_100);
        assertThatThrownBy(() -> neighbour.answer("?")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> neighbour.answer("?")).isInstanceOf(CallRefusedException.class);
    }

    @Test
    void a_refusal_by_the_other_side_crosses_the_wire_as_what_it_is_and_opens_no_breaker() throws Exception {
        new SentinelRules().enforce(RuleKind.DEGRADE, """
                [{"resource": "io.holdfast.contract.points.PointsAccounts:.*", "regex": true, "grade": 1, "count": 0.1,
                  "minRequestAmount": 4, "statIntervalMs": 60000, "timeWindow": 60}]""");
        new SentinelRules().enforce(RuleKind.SYSTEM, "[{\"qps\": 0}]");

        // Calls that we make are exempt from the limits of our instance, calls that we answer are not.
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> guarded.balance("mer_1", "alice"))
                    .isInstanceOfSatisfying(
                            CallRefusedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.OVERLOADED));
        }
        new SentinelRules().enforce(RuleKind.SYSTEM, "[]");

        assertThat(guarded.balance("mer_1", "alice")).isNull();
    }

    @Test
    void a_method_is_named_by_its_interface_and_the_types_of_its_parameters() {
        assertThat(Calls.resourceOf(Neighbour.class, "answer")).isEqualTo(RESOURCE);
        assertThat(Calls.resourceOf(Neighbour.class, "twoParameters"))
                .isEqualTo(Neighbour.class.getName() + ":twoParameters(java.lang.String,java.util.List)");
        assertThatThrownBy(() -> Calls.resourceOf(Neighbour.class, "none"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
