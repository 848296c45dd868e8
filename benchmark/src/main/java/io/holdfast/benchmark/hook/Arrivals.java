package io.holdfast.benchmark.hook;

import io.holdfast.benchmark.measure.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The payments of one phase and their {@code payment.succeeded} events, each counted at its first arrival. Those of merchants
 * left aside count nowhere. Thread-safe.
 */
public final class Arrivals {

    private static final Pattern TYPE = Pattern.compile("\"type\":\"payment\\.succeeded\"");
    private static final Pattern PAYMENT = Pattern.compile("\"(pay_[0-9A-Za-z]+)\"");
    private static final Pattern OCCURRED = Pattern.compile("\"occurred_at\":\"([^\"]+)\"");

    private final Set<String> aside;
    private final Set<String> paid = ConcurrentHashMap.newKeySet();
    private final Map<String, Duration> delays = new ConcurrentHashMap<>();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong forged = new AtomicLong();

    /** @param aside the merchants whose endpoints are dead, in this phase or in the one it is compared with */
    public Arrivals(Set<String> aside) {
        this.aside = Set.copyOf(aside);
    }

    /** A merchant was told that this payment succeeded: an event must arrive. */
    public void paid(String merchantId, String paymentId) {
        if (!aside.contains(merchantId)) {
            paid.add(paymentId);
        }
    }

    void arrived(String merchantId, String event, Instant at) {
        Matcher payment = PAYMENT.matcher(event);
        Matcher occurred = OCCURRED.matcher(event);
        if (aside.contains(merchantId) || !TYPE.matcher(event).find() || !payment.find() || !occurred.find()) {
            return;
        }
        Duration delay = Duration.between(Instant.parse(occurred.group(1)), at);
        if (delays.putIfAbsent(payment.group(1), delay) != null) {
            repeated.incrementAndGet();
        }
    }

    void forged() {
        forged.incrementAndGet();
    }

    /** How many payments there are whose event must arrive. */
    public int expected() {
        return paid.size();
    }

    /** How many of those have an event that has arrived. */
    public long delivered() {
        return paid.stream().filter(delays::containsKey).count();
    }

    /** Events that arrived more than once, which is allowed. */
    public long repeated() {
        return repeated.get();
    }

    /** Requests whose signature was wrong. */
    public long forgedCount() {
        return forged.get();
    }

    /** How long the delivered ones took, from the end of the payment to the arrival. */
    public Tally delays() {
        Tally tally = new Tally();
        for (String payment : paid) {
            Duration delay = delays.get(payment);
            if (delay != null) {
                tally.done(delay.toNanos(), false);
            }
        }
        return tally;
    }
}
