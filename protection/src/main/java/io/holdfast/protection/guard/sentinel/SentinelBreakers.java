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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Follows Sentinel's breakers by what they announce. Those of rules with a pattern stand for many resources and announce
 * themselves by the pattern alone: they are not followed, and shut no door here.
 */
public final class SentinelBreakers implements Breakers {

    /** Somebody who was sent to try a breaker may be refused on the way to it: after this time the next one is sent. */
    private static final long TRY_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

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
            case HALF_OPEN -> opened.put(rule, new Opened(new AtomicLong(Long.MAX_VALUE)));
            case OPEN ->
                opened.put(
                        rule,
                        new Opened(new AtomicLong(nanos.getAsLong() + TimeUnit.SECONDS.toNanos(rule.getTimeWindow()))));
        }
    }

    @Override
    public boolean admit(String resource) {
        if (opened.isEmpty()) {
            return true;
        }
        Set<DegradeRule> inForce = DegradeRuleManager.getRulesOfResource(resource);
        opened.keySet().removeIf(rule -> rule.getResource().equals(resource) && !inForce.contains(rule));
        List<Opened> shut =
                inForce.stream().map(opened::get).filter(Objects::nonNull).toList();
        return shut.isEmpty() || sendsSomebody(shut);
    }

    /** Of several breakers all must be due: who is sent by one and refused by another has tried neither. */
    private synchronized boolean sendsSomebody(List<Opened> shut) {
        long now = nanos.getAsLong();
        if (!shut.stream().allMatch(breaker -> breaker.isDue(now))) {
            return false;
        }
        shut.forEach(breaker -> breaker.next().set(now + TRY_EVERY_NANOS));
        return true;
    }

    /** @param next when somebody may be sent to try; {@link Long#MAX_VALUE} while somebody does */
    private record Opened(AtomicLong next) {

        boolean isDue(long now) {
            long due = next.get();
            return due != Long.MAX_VALUE && now - due >= 0;
        }
    }
}
