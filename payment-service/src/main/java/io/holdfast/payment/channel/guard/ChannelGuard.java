package io.holdfast.payment.channel.guard;

import com.alibaba.csp.sentinel.Entry;
import com.alibaba.csp.sentinel.EntryType;
import com.alibaba.csp.sentinel.SphU;
import com.alibaba.csp.sentinel.Tracer;
import com.alibaba.csp.sentinel.slots.block.BlockException;
import com.alibaba.csp.sentinel.slots.block.RuleConstant;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRule;
import com.alibaba.csp.sentinel.slots.block.degrade.DegradeRuleManager;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a channel that does not answer from holding up those who ask it. Each operation at each host has a breaker of its own
 * (the Sentinel resource {@code channel:CARD:prepay:acquirer.example:443}), because merchants of one channel may have
 * different acquirers; all operations of a channel share a number of places.
 */
final class ChannelGuard {

    private static final double PERCENT = 100.0;

    private final String channel;
    private final GuardConfig config;
    private final Semaphore places;
    private final ShedWatch watch;
    private final GuardedHosts hosts = new GuardedHosts();
    private final Set<String> ruled = ConcurrentHashMap.newKeySet();

    ChannelGuard(String channel, GuardConfig config, ShedWatch watch) {
        this.channel = channel;
        this.config = config;
        this.places = new Semaphore(config.concurrentCallsOf(channel));
        this.watch = watch;
    }

    /**
     * @param endpoint who is asked
     * @param unanswered whether an answer is none: the breaker counts it as an error
     * @throws CallShedException at once and without a call, if the breaker is open or no place is free
     */
    <T> T call(URI endpoint, String operation, Supplier<T> call, Predicate<T> unanswered) throws CallShedException {
        if (!places.tryAcquire()) {
            throw shed(operation, ShedWatch.Reason.FULL, null);
        }
        try {
            return throughBreaker(endpoint, operation, call, unanswered);
        } finally {
            places.release();
        }
    }

    private <T> T throughBreaker(URI endpoint, String operation, Supplier<T> call, Predicate<T> unanswered)
            throws CallShedException {
        Entry entry = enter(endpoint, operation);
        try {
            T answer = call.get();
            if (unanswered.test(answer)) {
                Tracer.traceEntry(Unanswered.ONE, entry);
            }
            return answer;
        } catch (RuntimeException e) {
            Tracer.traceEntry(e, entry);
            throw e;
        } finally {
            entry.exit();
        }
    }

    private Entry enter(URI endpoint, String operation) throws CallShedException {
        String resource = "channel:" + channel + ":" + operation + ":" + hosts.nameOf(endpoint);
        if (ruled.add(resource)) {
            DegradeRuleManager.setRulesForResource(resource, Set.of(onErrors(resource), onSlowness(resource)));
        }
        try {
            return SphU.entry(resource, EntryType.OUT);
        } catch (BlockException e) {
            throw shed(operation, ShedWatch.Reason.BREAKER, e);
        }
    }

    private CallShedException shed(String operation, ShedWatch.Reason reason, @Nullable Throwable cause) {
        watch.shed(channel, operation, reason);
        return new CallShedException(
                switch (reason) {
                    case BREAKER -> "breaker open";
                    case FULL -> "too many calls at once";
                },
                cause);
    }

    private DegradeRule onErrors(String resource) {
        return common(new DegradeRule(resource)
                .setGrade(RuleConstant.DEGRADE_GRADE_EXCEPTION_RATIO)
                .setCount(config.errorPercent() / PERCENT));
    }

    private DegradeRule onSlowness(String resource) {
        return common(new DegradeRule(resource)
                .setGrade(RuleConstant.DEGRADE_GRADE_RT)
                .setCount(config.slowAfter().toMillis())
                .setSlowRatioThreshold(config.slowPercent() / PERCENT));
    }

    private DegradeRule common(DegradeRule rule) {
        return rule.setMinRequestAmount(config.fewestCalls())
                .setStatIntervalMs((int) config.window().toMillis())
                .setTimeWindow((int) Math.max(1, config.openFor().toSeconds()));
    }

    /** Stands for a call that was not answered. */
    private static final class Unanswered extends RuntimeException {

        private static final long serialVersionUID = 1;
        private static final Unanswered ONE = new Unanswered();

        private Unanswered() {
            super("unanswered", null, false, false);
        }
    }
}
