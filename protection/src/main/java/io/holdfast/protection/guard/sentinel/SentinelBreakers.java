package io.holdfast.protection.guard.sentinel;

import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import com.alibaba.csp.sentinel.slots.block.degrade.circuitbreaker.CircuitBreaker;
import com.alibaba.csp.sentinel.slots.block.degrade.circuitbreaker.EventObserverRegistry;
import io.holdfast.protection.guard.Breakers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Follows Sentinel's breakers by what they announce. Those of rules with a pattern stand for many resources and announce
 * themselves by the pattern alone: they are not followed, and shut no door here.
 */
public final class SentinelBreakers implements Breakers {

    /** Somebody who was sent to try a breaker may be refused on the way to it: after this time the next one is sent. */
    private static final long TRY_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
    /** No call takes longer: whoever tries the breaker has been heard of by then. */
    private static final long TRIED_WITHIN_NANOS = Duration.ofSeconds(10).toNanos();
    /** A breaker that is open says so to who tries it. One that lets several pass without a word is not. */
    private static final int MOST_TRIES = 3;

    private final LongSupplier nanos;
    private final Map<DegradeRule, Opened> opened = new ConcurrentHashMap<>();

    private SentinelBreakers(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public static SentinelBreakers following(LongSupplier nanos) {
        SentinelBreakers breakers = new SentinelBreakers(nanos);
        EventObserverRegistry.getInstance()
                .addStateChangeObserver(
                        SentinelBreakers.class.getName(), (before, now, rule, value) -> breakers.changed(now, rule));
        return breakers;
    }

    private void changed(CircuitBreaker.State now, DegradeRule rule) {
        if (rule.isRegex()) {
            return;
        }
        switch (now) {
            case CLOSED -> opened.remove(rule);
            // While one call tries it, which the breaker itself ends, nobody else is sent.
            case HALF_OPEN -> opened.put(rule, new Opened(nanos.getAsLong() + TRIED_WITHIN_NANOS));
            case OPEN ->
                opened.put(rule, new Opened(nanos.getAsLong() + TimeUnit.SECONDS.toNanos(rule.getTimeWindow())));
        }
    }

    @Override
    public boolean admit(String resource) {
        if (opened.isEmpty()) {
            return true;
        }
        Set<DegradeRule> inForce = DegradeRuleManager.getRulesOfResource(resource);
        forget(resource, inForce);
        List<Opened> shut =
                inForce.stream().map(opened::get).filter(Objects::nonNull).toList();
        return shut.isEmpty() || sendsSomebody(shut);
    }

    /** Sentinel announces what a breaker does after it did it: of two announcements the earlier may come last. */
    private synchronized void forget(String resource, Set<DegradeRule> inForce) {
        long now = nanos.getAsLong();
        opened.entrySet()
                .removeIf(entry -> entry.getKey().getResource().equals(resource)
                        && (!inForce.contains(entry.getKey())
                                || entry.getValue().wasTriedInVain(now)));
    }

    /** Of several breakers all must be due: who is sent by one and refused by another has tried neither. */
    private synchronized boolean sendsSomebody(List<Opened> shut) {
        long now = nanos.getAsLong();
        if (!shut.stream().allMatch(breaker -> breaker.isDue(now))) {
            return false;
        }
        shut.forEach(breaker -> breaker.tried(now));
        return true;
    }

    /** Guarded by the breakers around it. */
    private static final class Opened {

        private long next;
        private int tries;

        /** @param next when somebody may be sent to try */
        Opened(long next) {
            this.next = next;
        }

        boolean isDue(long now) {
            return now - next >= 0;
        }

        void tried(long now) {
            next = now + TRY_EVERY_NANOS;
            tries++;
        }

        boolean wasTriedInVain(long now) {
            return tries >= MOST_TRIES && isDue(now);
        }
    }
}
