package io.holdfast.payment.collect;

import io.holdfast.contract.payment.PaymentState;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.pay.StoredPayments;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Keeps a request waiting for what becomes of its payment, for a while. Each that waits holds a thread of the server, so that
 * only so many may wait for one channel: one that hangs must leave threads for all the others.
 */
public final class AwaitOutcome {

    private static final long LOOK_EVERY_MILLIS = 100;

    private final StoredPayments payments;
    private final Duration atMost;
    private final int waiting;
    private final Map<String, Semaphore> places = new ConcurrentHashMap<>();

    /** @param waiting how many may wait for one channel at once */
    public AwaitOutcome(StoredPayments payments, Duration atMost, int waiting) {
        this.payments = payments;
        this.atMost = atMost;
        this.waiting = waiting;
    }

    /**
     * The payment as it is when the work is done, or the time over, or at once if too many wait for the channel; work that
     * fails or is not waited for is caught up with later.
     */
    PaymentView outcome(PaymentView payment, String channel, Future<?> work) {
        Semaphore free = places.computeIfAbsent(channel, name -> new Semaphore(waiting));
        if (!free.tryAcquire()) {
            return stored(payment);
        }
        try {
            return awaited(payment, work);
        } finally {
            free.release();
        }
    }

    private PaymentView awaited(PaymentView payment, Future<?> work) {
        long until = System.nanoTime() + atMost.toNanos();
        try {
            work.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            PaymentView now = stored(payment);
            // The payer's answer came with the prepay: what is left is our own work, and quick.
            while (now.state() == PaymentState.PROCESSING && System.nanoTime() < until) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                now = stored(payment);
            }
            return now;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException | ExecutionException e) {
            // It is logged where it failed.
        }
        return stored(payment);
    }

    private PaymentView stored(PaymentView payment) {
        return Objects.requireNonNull(payments.find(payment.paymentId()));
    }
}
