package io.holdfast.payment.saga;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that carry one kind of saga out. Who finds them all taken is turned away: the next look carries on. */
public final class SagaLane {

    private static final Logger log = LoggerFactory.getLogger(SagaLane.class);
    private static final long IDLE_SECONDS = 30;

    private final SagaOwner owner;
    private final ThreadPoolExecutor threads;

    /** @param queue how many wait for a thread at most */
    public SagaLane(SagaOwner owner, int threads, int queue) {
        this.owner = owner;
        AtomicInteger number = new AtomicInteger();
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(queue),
                task -> new Thread(task, owner.saga() + "-" + number.incrementAndGet()));
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** Carries on with a subject's saga. What is answered says that it rests or has ended, and never fails. */
    public CompletableFuture<Void> start(String subject) {
        try {
            return CompletableFuture.runAsync(() -> carryOn(subject), threads);
        } catch (RejectedExecutionException e) {
            log.info("{} of {} has to wait: too many are under way", owner.saga(), subject);
            return CompletableFuture.completedFuture(null);
        }
    }

    private void carryOn(String subject) {
        try {
            owner.carryOn(subject);
        } catch (RuntimeException e) {
            log.warn("{} of {} rests", owner.saga(), subject, e);
        }
    }

    public int running() {
        return threads.getActiveCount();
    }

    /** Takes no more, and lets those under way come to rest; what does not is carried on by another instance. */
    public void drain(Duration within) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("{}: some are still under way, and are left to another instance", owner.saga());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
