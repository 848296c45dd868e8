package io.holdfast.protection.guard.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import com.alibaba.csp.sentinel.slots.block.degrade.circuitbreaker.CircuitBreaker;
import com.alibaba.csp.sentinel.slots.block.degrade.circuitbreaker.EventObserverRegistry;
import io.holdfast.protection.guard.Breakers;
import io.holdfast.protection.guard.Guard;
import io.holdfast.protection.guard.Passage;
import io.holdfast.protection.guard.ShedException;
import io.holdfast.protection.guard.Traffic;
import io.holdfast.protection.rules.RuleFaultException;
import io.holdfast.protection.rules.RuleKind;
import io.holdfast.protection.rules.sentinel.SentinelRules;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The door before a breaker: shut while it is open, and opened for one at a time to try it. */
class SentinelBreakersTest {

    private static final AtomicInteger NAMES = new AtomicInteger();

    private final AtomicLong skipped = new AtomicLong();
    private final Breakers breakers = SentinelBreakers.following(() -> System.nanoTime() + skipped.get());
    private final Guard guard = new SentinelGuard();
    private final String resource = "channel:BREAKERS:" + NAMES.incrementAndGet();

    @BeforeEach
    void a_breaker() throws RuleFaultException {
        new SentinelRules()
                .enforce(
                        RuleKind.DEGRADE,
                        "[{\"resource\": \"" + resource
                                + "\", \"grade\": 1, \"count\": 0.5, \"minRequestAmount\": 3, \"statIntervalMs\": 60000, \"timeWindow\": 1}]");
    }

    @AfterEach
    void no_rules() throws RuleFaultException {
        new SentinelRules().enforce(RuleKind.DEGRADE, "[]");
    }

    private void call(boolean fails) throws ShedException {
        try (Passage passage = guard.enter(resource, Traffic.EXEMPT)) {
            if (fails) {
                passage.failed(new IllegalStateException("no answer"));
            }
        }
    }

    private void open() throws ShedException {
        for (int i = 0; i < 3; i++) {
            call(true);
        }
    }

    @Test
    void while_it_is_open_nobody_is_admitted_and_then_one_who_tries_it() throws Exception {
        assertThat(breakers.admit(resource)).isTrue();
        open();
        assertThat(breakers.admit(resource)).isFalse();

        Thread.sleep(1_050);
        assertThat(breakers.admit(resource)).as("the one who tries").isTrue();
        assertThat(breakers.admit(resource)).as("the next").isFalse();
        try (Passage passage = guard.enter(resource, Traffic.EXEMPT)) {
            assertThat(breakers.admit(resource)).as("while he tries").isFalse();
        }

        assertThat(breakers.admit(resource)).isTrue();
        assertThat(breakers.admit(resource)).isTrue();
    }

    @Test
    void who_was_admitted_and_never_came_is_followed_by_another() throws Exception {
        open();
        Thread.sleep(1_050);
        assertThat(breakers.admit(resource)).isTrue();
        assertThat(breakers.admit(resource)).isFalse();

        Thread.sleep(1_050);
        assertThat(breakers.admit(resource)).isTrue();
    }

    @Test
    void a_try_that_fails_shuts_the_door_again() throws Exception {
        open();
        Thread.sleep(1_050);
        assertThat(breakers.admit(resource)).isTrue();
        call(true);

        assertThat(breakers.admit(resource)).isFalse();
    }

    @Test
    void somebody_is_sent_when_the_last_of_several_breakers_is_due_however_many_ask_before() throws Exception {
        new SentinelRules().enforce(RuleKind.DEGRADE, """
                [{"resource": "$", "grade": 1, "count": 0.5, "minRequestAmount": 3, "statIntervalMs": 60000, "timeWindow": 1},
                 {"resource": "$", "grade": 2, "count": 2, "minRequestAmount": 3, "statIntervalMs": 60000, "timeWindow": 2}]""".replace("$", resource));
        open();
        long opened = System.nanoTime();
        while (!breakers.admit(resource)) {
            assertThat(System.nanoTime() - opened).as("nobody was sent").isLessThan(2_500_000_000L);
            Thread.sleep(10);
        }

        assertThat(System.nanoTime() - opened).isGreaterThan(1_900_000_000L);
        call(false);
        assertThat(breakers.admit(resource)).isTrue();
    }

    /** Sentinel's threads tell of what they did afterwards, and may overtake each other. */
    private void announce(CircuitBreaker.State before, CircuitBreaker.State now) {
        DegradeRule rule =
                DegradeRuleManager.getRulesOfResource(resource).iterator().next();
        EventObserverRegistry.getInstance()
                .getStateChangeObservers()
                .forEach(observer -> observer.onStateChange(before, now, rule, null));
    }

    private int admittedIn(Duration time) {
        int admitted = 0;
        for (long end = skipped.get() + time.toNanos(); skipped.get() < end; skipped.addAndGet(500_000_000L)) {
            admitted += breakers.admit(resource) ? 1 : 0;
        }
        return admitted;
    }

    @ParameterizedTest
    @EnumSource(names = {"HALF_OPEN", "OPEN"})
    void a_door_that_was_shut_by_an_announcement_that_came_too_late_opens_again(CircuitBreaker.State late) {
        announce(CircuitBreaker.State.HALF_OPEN, CircuitBreaker.State.CLOSED);
        announce(CircuitBreaker.State.OPEN, late);
        assertThat(breakers.admit(resource)).isFalse();

        assertThat(admittedIn(Duration.ofSeconds(20))).isPositive();

        assertThat(breakers.admit(resource)).isTrue();
        assertThat(breakers.admit(resource)).as("all, and not one a second").isTrue();
    }

    @Test
    void a_rule_that_is_no_more_shuts_no_door() throws Exception {
        open();
        assertThat(breakers.admit(resource)).isFalse();

        no_rules();

        assertThat(breakers.admit(resource)).isTrue();
    }

    @Test
    void the_breakers_of_a_pattern_shut_no_door_but_shed_all_the_same() throws Exception {
        new SentinelRules().enforce(RuleKind.DEGRADE, """
                [{"resource": "channel:BREAKERS:.*", "regex": true, "grade": 1, "count": 0.5, "minRequestAmount": 3,
                  "statIntervalMs": 60000, "timeWindow": 60}]""");
        open();

        assertThat(breakers.admit(resource)).isTrue();
        try {
            call(false);
            throw new AssertionError("it passed");
        } catch (ShedException e) {
            assertThat(e.reason()).isEqualTo(ShedException.Reason.BREAKER);
        }
    }
}
