package io.holdfast.sandbox.trade;

import io.holdfast.sandbox.callback.Deliveries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One trade. Every change is one call under its own lock; nothing waits for the network in there. */
public final class Trade {

    private static final int MAX_REFUNDS = 50;

    private final Terms terms;
    private final String id;
    private final Instant createdAt;
    private final Deliveries deliveries = new Deliveries();
    private volatile Outcome outcome;
    private volatile String captureKey = "";

    private Standing standing = Standing.OPEN;
    private long authorizedMinor;
    private final List<Payment> payments = new ArrayList<>(1);
    private final List<Refund> refunds = new ArrayList<>(0);

    Trade(Terms terms, String id, Instant createdAt, Outcome outcome) {
        this.terms = terms;
        this.id = id;
        this.createdAt = createdAt;
        this.outcome = outcome;
    }

    public Terms terms() {
        return terms;
    }

    /** The channel's: a prepay id, an order id. */
    public String id() {
        return id;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public Outcome outcome() {
        return outcome;
    }

    public void decide(Outcome decided) {
        outcome = decided;
    }

    /** By which key the merchant collected, where a channel knows such keys. */
    public String captureKey() {
        return captureKey;
    }

    public void captureKey(String key) {
        captureKey = key;
    }

    public synchronized Standing standing() {
        return standing;
    }

    /** The first one settles the trade; others came twice or too late. */
    public synchronized List<Payment> payments() {
        return List.copyOf(payments);
    }

    public synchronized Optional<Payment> payment() {
        return payments.isEmpty() ? Optional.empty() : Optional.of(payments.get(0));
    }

    public synchronized List<Refund> refunds() {
        return List.copyOf(refunds);
    }

    public synchronized Optional<Refund> refund(String number) {
        return refunds.stream().filter(refund -> refund.number().equals(number)).findFirst();
    }

    /** What went back or is on its way. */
    public synchronized long refundedMinor() {
        return refunds.stream()
                .filter(Refund::counts)
                .mapToLong(Refund::amountMinor)
                .sum();
    }

    /**
     * Whether such a payment was made, or none at all yet.
     *
     * @param transactionId empty for any
     */
    public synchronized boolean collected(String transactionId, long amountMinor) {
        return payments.isEmpty()
                || payments.stream()
                        .anyMatch(payment -> payment.amountMinor() == amountMinor
                                && (transactionId.isEmpty()
                                        || payment.transactionId().equals(transactionId)));
    }

    public synchronized long paidMinor() {
        return payments.stream().mapToLong(Payment::amountMinor).sum();
    }

    /** The payer starts typing. */
    synchronized boolean begin() {
        return move(standing == Standing.OPEN, Standing.PAYING);
    }

    /** Once, while the payer may. */
    synchronized @Nullable Payment pay(Payment payment) {
        boolean may = standing == Standing.OPEN
                || standing == Standing.PAYING
                || standing == Standing.APPROVED
                || standing == Standing.AUTHORIZED;
        return may ? collect(payment) : null;
    }

    /** Whatever the trade's standing: the channel's own mistake. */
    synchronized Payment collect(Payment payment) {
        payments.add(payment);
        standing = Standing.PAID;
        return payment;
    }

    synchronized boolean approve() {
        return move(standing == Standing.OPEN, Standing.APPROVED);
    }

    synchronized boolean authorize(long amountMinor) {
        boolean authorized = move(standing == Standing.OPEN || standing == Standing.PAYING, Standing.AUTHORIZED);
        authorizedMinor = authorized ? amountMinor : authorizedMinor;
        return authorized;
    }

    public synchronized long authorizedMinor() {
        return authorizedMinor;
    }

    synchronized boolean decline() {
        return move(standing == Standing.OPEN || standing == Standing.PAYING, Standing.DECLINED);
    }

    synchronized Closing close(boolean early) {
        return switch (standing) {
            case PAID -> Closing.PAID;
            case CLOSED -> Closing.ALREADY_CLOSED;
            case PAYING -> Closing.PAYING;
            case OPEN, APPROVED, AUTHORIZED, DECLINED -> {
                if (early) {
                    yield Closing.TOO_EARLY;
                }
                standing = Standing.CLOSED;
                yield Closing.CLOSED;
            }
        };
    }

    /** A payer who is typing is interrupted. */
    synchronized boolean cancel() {
        return move(standing != Standing.PAID, Standing.CLOSED);
    }

    synchronized RefundOutcome refund(RefundAsked asked, String refundId, Instant now) {
        Optional<Refund> known = refund(asked.number());
        if (known.isPresent()) {
            return known.get().amountMinor() == asked.amountMinor()
                    ? new RefundOutcome.Known(known.get())
                    : new RefundOutcome.Refused(RefundOutcome.Why.NUMBER_USED);
        }
        if (payments.isEmpty()) {
            return new RefundOutcome.Refused(RefundOutcome.Why.NOT_PAID);
        }
        if (refunds.size() >= MAX_REFUNDS) {
            return new RefundOutcome.Refused(RefundOutcome.Why.TOO_MANY);
        }
        Payment source = source(asked);
        if (source == null) {
            return new RefundOutcome.Refused(RefundOutcome.Why.NO_SUCH_TRANSACTION);
        }
        if (asked.amountMinor() < 1 || asked.amountMinor() > restOf(source)) {
            return new RefundOutcome.Refused(RefundOutcome.Why.TOO_MUCH);
        }
        Refund refund = new Refund(
                asked.number(),
                refundId,
                source.transactionId(),
                asked.amountMinor(),
                asked.reason(),
                asked.notifyUrl(),
                Refund.Fate.PROCESSING,
                now,
                null);
        refunds.add(refund);
        return new RefundOutcome.Made(refund);
    }

    private @Nullable Payment source(RefundAsked asked) {
        return payments.stream()
                .filter(payment -> asked.transactionId().isEmpty()
                        || payment.transactionId().equals(asked.transactionId()))
                .findFirst()
                .orElse(null);
    }

    private long restOf(Payment payment) {
        long gone = refunds.stream()
                .filter(refund -> refund.counts() && refund.transactionId().equals(payment.transactionId()))
                .mapToLong(Refund::amountMinor)
                .sum();
        return payment.amountMinor() - gone;
    }

    /** Once. */
    synchronized Optional<Refund> finish(String refundNumber, Refund.Fate fate, Instant now) {
        for (int i = 0; i < refunds.size(); i++) {
            Refund refund = refunds.get(i);
            if (refund.number().equals(refundNumber) && refund.fate() == Refund.Fate.PROCESSING) {
                Refund finished = refund.finished(fate, now);
                refunds.set(i, finished);
                return Optional.of(finished);
            }
        }
        return Optional.empty();
    }

    private boolean move(boolean may, Standing to) {
        if (may) {
            standing = to;
        }
        return may;
    }
}
