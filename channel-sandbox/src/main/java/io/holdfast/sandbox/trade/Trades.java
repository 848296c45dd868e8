package io.holdfast.sandbox.trade;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The trades the sandbox remembers: the last so many. */
public final class Trades {

    private record Key(Channel channel, String merchant, String number) {

        static Key of(Terms terms) {
            return new Key(terms.channel(), terms.merchant(), terms.number());
        }
    }

    private final Clock clock;
    private final int kept;
    private final Map<Key, Trade> byNumber = new ConcurrentHashMap<>();
    /** By what the channel called it, and by the merchant's number alone, which is how a tester knows it. */
    private final Map<String, Trade> byName = new ConcurrentHashMap<>();

    private final Map<String, Outcome> byMerchant = new ConcurrentHashMap<>();
    private final Queue<Trade> oldestFirst = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    public Trades(Clock clock, int kept) {
        this.clock = clock;
        this.kept = kept;
    }

    /** Whether asking made a trade, repeated a request or met a number with another content. */
    public sealed interface Opened {

        record Fresh(Trade trade) implements Opened {}

        record Again(Trade trade) implements Opened {}

        record Used(Trade trade) implements Opened {}
    }

    public Opened open(Terms terms, String id) {
        Outcome outcome = Outcome.of(terms.payer(), terms.amountMinor())
                .orElseGet(() -> byMerchant.getOrDefault(terms.merchant(), Outcome.BY_HAND));
        Trade fresh = new Trade(terms, id, clock.instant(), outcome);
        Trade known = byNumber.putIfAbsent(Key.of(terms), fresh);
        if (known != null) {
            return terms.sameAs(known.terms()) ? new Opened.Again(known) : new Opened.Used(known);
        }
        byName.put(id, fresh);
        byName.put(terms.number(), fresh);
        oldestFirst.add(fresh);
        if (count.incrementAndGet() > kept) {
            forgetOne();
        }
        return new Opened.Fresh(fresh);
    }

    private void forgetOne() {
        Trade oldest = oldestFirst.poll();
        if (oldest != null) {
            count.decrementAndGet();
            byNumber.remove(Key.of(oldest.terms()), oldest);
            byName.remove(oldest.id(), oldest);
            byName.remove(oldest.terms().number(), oldest);
            oldest.payments().forEach(payment -> byName.remove(payment.transactionId(), oldest));
            oldest.refunds().forEach(refund -> {
                byName.remove(refund.id(), oldest);
                byName.remove(refundKey(oldest.terms().channel(), oldest.terms().merchant(), refund.number()), oldest);
            });
        }
    }

    public Optional<Trade> find(Channel channel, String merchant, String number) {
        return Optional.ofNullable(byNumber.get(new Key(channel, merchant, number)));
    }

    /** @param name the trade's number, its id, or a transaction's or refund's id */
    public Optional<Trade> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** Like {@link #named}, for one merchant's eyes. */
    public Optional<Trade> named(Channel channel, String merchant, String name) {
        return named(name)
                .filter(trade -> trade.terms().channel() == channel
                        && trade.terms().merchant().equals(merchant));
    }

    public Optional<Trade> withRefund(Channel channel, String merchant, String refundNumber) {
        return Optional.ofNullable(byName.get(refundKey(channel, merchant, refundNumber)));
    }

    void name(Trade trade, String name) {
        byName.put(name, trade);
    }

    void nameRefund(Trade trade, Refund refund) {
        byName.put(refund.id(), trade);
        byName.put(refundKey(trade.terms().channel(), trade.terms().merchant(), refund.number()), trade);
    }

    private static String refundKey(Channel channel, String merchant, String refundNumber) {
        return channel + " " + merchant + " " + refundNumber;
    }

    /** What becomes of this merchant's trades when neither payer nor amount says so. */
    public void decide(String merchant, Outcome outcome) {
        byMerchant.put(merchant, outcome);
    }

    /** Newest first. */
    public List<Trade> latest(int atMost) {
        List<Trade> all = new ArrayList<>(oldestFirst);
        Collections.reverse(all);
        return all.subList(0, Math.min(atMost, all.size()));
    }

    public List<Trade> of(Channel channel, String merchant) {
        return oldestFirst.stream()
                .filter(trade -> trade.terms().channel() == channel
                        && trade.terms().merchant().equals(merchant))
                .toList();
    }
}
