package io.holdfast.payment.wallet;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.PaymentLane;
import io.holdfast.protection.deadline.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The threads that carry wallet payments out, and the bounded queue before them. */
public final class WalletLane implements PaymentLane {

    private static final Logger log = LoggerFactory.getLogger(WalletLane.class);

    private final WalletTransaction transaction;
    private final WalletConfig config;
    private final Clock clock;
    private final int places;
    private final Semaphore free;
    private final ThreadPoolExecutor threads;
    private volatile boolean stopping;
    private boolean drained;

    public WalletLane(WalletTransaction transaction, WalletConfig config, Clock clock) {
        this.transaction = transaction;
        this.config = config;
        this.clock = clock;
        this.places = Math.addExact(config.threads(), config.queue());
        this.free = new Semaphore(places);
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                config.threads(),
                config.threads(),
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(places),
                task -> new Thread(task, "wallet-" + number.incrementAndGet()));
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public @Nullable Place reserve() {
        return !stopping && free.tryAcquire() ? new LanePlace() : null;
    }

    /** The share of its places that is taken, 0 to 1. */
    public double taken() {
        return (double) (places - free.availablePermits()) / places;
    }

    /** Payments being carried out now. */
    public int running() {
        return threads.getActiveCount();
    }

    /** Payments stored and waiting for a thread. */
    public int waiting() {
        return threads.getQueue().size();
    }

    /**
     * Takes no more payments, and waits for those that are under way. Once they ended there is nothing to wait for any more,
     * however often one asks: the closing of the management port's context is told here as well.
     *
     * @return whether all of them came to an end in time; the others stay PROCESSING and are resolved later
     */
    public synchronized boolean drain() {
        stopping = true;
        try {
            drained = drained || free.tryAcquire(places, config.drainWithin().toMillis(), TimeUnit.MILLISECONDS);
            return drained;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            threads.shutdown();
        }
    }

    private PaymentView carriedOut(PaymentView payment, Deadline deadline) {
        MDC.put("payment_id", payment.paymentId());
        try {
            return transaction.carryOut(payment, deadline);
        } catch (RuntimeException e) {
            log.error("the payment is left for a later look", e);
            return payment;
        } finally {
            MDC.remove("payment_id");
        }
    }

    private final class LanePlace implements Place {

        private final AtomicBoolean taken = new AtomicBoolean();

        @Override
        public CompletableFuture<PaymentView> start(PaymentView payment) {
            if (!taken.compareAndSet(false, true)) {
                throw new IllegalStateException("this place was used already");
            }
            Duration age = Duration.between(payment.startedAt(), clock.instant());
            Deadline deadline = Deadline.in(config.transactionTimeout().minus(age));
            CompletableFuture<PaymentView> outcome = new CompletableFuture<>();
            threads.execute(() -> {
                PaymentView result = payment;
                try {
                    result = carriedOut(payment, deadline);
                } finally {
                    outcome.complete(result);
                    free.release();
                }
            });
            return outcome;
        }

        @Override
        public void close() {
            if (taken.compareAndSet(false, true)) {
                free.release();
            }
        }
    }
}
