package io.holdfast.protection.guard.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.protection.guard.Guard;
import io.holdfast.protection.guard.Passage;
import io.holdfast.protection.guard.ShedException;
import io.holdfast.protection.guard.Traffic;
import io.holdfast.protection.rules.RuleFaultException;
import io.holdfast.protection.rules.RuleKind;
import io.holdfast.protection.rules.sentinel.SentinelRules;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What each way of counting lets pass. Sentinel reads the machine's clock, so these tests wait; each leaves at least a quarter
 * of a second to a slow machine.
 */
class AlgorithmsTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Guard guard = new SentinelGuard();
    // Figures are kept by name for as long as the process lives.
    private final String route = "POST /algorithms/" + NAMES.incrementAndGet();

    @AfterEach
    void no_rules() throws RuleFaultException {
        enforce(RuleKind.FLOW, "");
        enforce(RuleKind.PARAM_FLOW, "");
        enforce(RuleKind.SYSTEM, "");
    }

    private void enforce(RuleKind kind, String rule) throws RuleFaultException {
        new SentinelRules().enforce(kind, "[" + rule.replace("$", "\"resource\": \"" + route + "\"") + "]");
    }

    private boolean passes(Object... parameters) {
        try (Passage passage = guard.enter(route, Traffic.INBOUND, parameters)) {
            return true;
        } catch (ShedException e) {
            return false;
        }
    }

    private int passed(int of, Object... parameters) {
        int passed = 0;
        for (int i = 0; i < of; i++) {
            passed += passes(parameters) ? 1 : 0;
        }
        return passed;
    }

    private static void sleep(long millis) throws InterruptedException {
        Thread.sleep(millis);
    }

    private static void sleepUntilMillisOfSecond(int millis) throws InterruptedException {
        long now = System.currentTimeMillis() % 1_000;
        sleep((millis - now + 1_000) % 1_000);
    }

    @Test
    void a_sliding_window_remembers_what_passed_before_the_second_turned() throws Exception {
        enforce(RuleKind.FLOW, "{$, \"grade\": 1, \"count\": 10}");
        sleepUntilMillisOfSecond(600);

        assertThat(passed(20)).isEqualTo(10);
        sleep(500); // the second has turned, and a window by the clock would be empty
        assertThat(passed(20)).isZero();
        sleep(1_000);
        assertThat(passed(20)).isEqualTo(10);
    }

    @Test
    void a_fixed_window_opens_with_its_first_call_and_is_full_again_when_it_is_over() throws Exception {
        enforce(RuleKind.PARAM_FLOW, "{$, \"paramIdx\": 0, \"grade\": 1, \"count\": 10, \"durationInSec\": 1}");

        assertThat(passed(20, "mer_1", "everybody")).isEqualTo(10);
        sleep(500);
        assertThat(passed(20, "mer_1", "everybody")).as("within the window").isZero();
        assertThat(passed(20, "mer_2", "everybody"))
                .as("another merchant's window")
                .isEqualTo(10);
        sleep(600);
        assertThat(passed(20, "mer_1", "everybody")).isEqualTo(10);
        sleep(3_000);
        assertThat(passed(40, "mer_1", "everybody")).as("nothing is saved").isEqualTo(10);
    }

    @Test
    void a_leaky_bucket_lets_calls_pass_at_even_spacing_and_refuses_who_would_wait_too_long() throws Exception {
        enforce(RuleKind.FLOW, "{$, \"grade\": 1, \"count\": 10, \"controlBehavior\": 2, \"maxQueueingTimeMs\": 1000}");
        long[] after = new long[6];

        // From the beginning, not from one to the next: who was seen late makes the time to the next one short.
        long begun = System.nanoTime();
        for (int i = 0; i < after.length; i++) {
            assertThat(passes()).isTrue();
            after[i] = (System.nanoTime() - begun) / 1_000_000;
        }

        for (int i = 0; i < after.length; i++) {
            assertThat(after[i]).as("passed after " + Arrays.toString(after)).isBetween(i * 100L - 20, i * 100L + 400);
        }
        enforce(RuleKind.FLOW, "{$, \"grade\": 1, \"count\": 1, \"controlBehavior\": 2, \"maxQueueingTimeMs\": 100}");
        assertThat(passes()).isTrue();
        assertThat(passes()).as("a second to wait, a tenth allowed").isFalse();
    }

    @Test
    void a_token_bucket_saves_up_for_a_burst() throws Exception {
        enforce(
                RuleKind.PARAM_FLOW,
                "{$, \"paramIdx\": 0, \"grade\": 1, \"count\": 10, \"durationInSec\": 1, \"burstCount\": 20}");

        assertThat(passed(50, "mer_1", "everybody")).as("a full bucket").isEqualTo(30);
        sleep(1_100);
        assertThat(passed(50, "mer_1", "everybody")).as("a second's tokens").isBetween(10, 15);
        sleep(4_000);
        assertThat(passed(50, "mer_1", "everybody"))
                .as("full again, and not more")
                .isEqualTo(30);
    }

    @Test
    void a_rule_for_everybody_counts_merchants_together_and_a_merchant_may_have_a_count_of_its_own() throws Exception {
        enforce(RuleKind.PARAM_FLOW, "{$, \"paramIdx\": 1, \"grade\": 1, \"count\": 10, \"durationInSec\": 60}");
        assertThat(passed(6, "mer_1", "everybody") + passed(6, "mer_2", "everybody"))
                .isEqualTo(10);

        enforce(
                RuleKind.PARAM_FLOW,
                "{$, \"paramIdx\": 0, \"grade\": 1, \"count\": 2, \"durationInSec\": 60, \"merchants\": {\"mer_3\": 5}}");
        assertThat(passed(9, "mer_3", "everybody")).isEqualTo(5);
        assertThat(passed(9, "mer_4", "everybody")).isEqualTo(2);
    }

    @Test
    void calls_at_once_are_counted_while_they_last() throws Exception {
        enforce(RuleKind.FLOW, "{$, \"grade\": 0, \"count\": 1}");

        try (Passage passage = guard.enter(route, Traffic.INBOUND)) {
            assertThat(passes()).isFalse();
        }

        assertThat(passes()).isTrue();
    }

    @Test
    void the_whole_instance_sheds_what_comes_from_outside_and_nothing_else() throws Exception {
        enforce(RuleKind.SYSTEM, "{\"qps\": 0}");

        assertThat(passes()).isFalse();
        try (Passage passage = guard.enter(route, Traffic.EXEMPT)) {
            assertThat(passage).isNotNull();
        }
    }

    @Test
    void who_is_refused_learns_the_limit_that_is_his_and_when_to_come_again() throws Exception {
        enforce(
                RuleKind.PARAM_FLOW,
                "{$, \"paramIdx\": 0, \"grade\": 1, \"count\": 0, \"durationInSec\": 30, \"merchants\": {\"mer_2\": 1}}");
        assertThat(passes("mer_2", "everybody")).isTrue();

        assertThat(refused("mer_1").limit()).isZero();
        assertThat(refused("mer_2").limit()).isEqualTo(1);
    }

    private ShedException refused(String merchant) {
        try (Passage passage = guard.enter(route, Traffic.INBOUND, merchant, "everybody")) {
            throw new AssertionError("it passed");
        } catch (ShedException e) {
            assertThat(e.reason()).isEqualTo(ShedException.Reason.RATE);
            assertThat(e.retryAfterSeconds()).isEqualTo(30);
            return e;
        }
    }
}
