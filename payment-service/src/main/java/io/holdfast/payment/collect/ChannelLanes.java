package io.holdfast.payment.collect;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that talk to channels, a bounded number for each, so that one that hangs holds up no other. */
public final class ChannelLanes {

    private static final Logger log = LoggerFactory.getLogger(ChannelLanes.class);

    private final int threads;
    private final int places;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    public ChannelLanes(int threads, int queue) {
        this.threads = threads;
        this.places = Math.addExact(threads, queue);
    }

    /** A place for one piece of work at a channel; null if all are taken or the service is about to stop. */
    @Nullable
    Place reserve(String channel) {
        Lane lane = lanes.computeIfAbsent(channel, name -> new Lane(name, threads, places));
        return !stopping && lane.free.tryAcquire() ? new Place(lane) : null;
    }

    /** Pieces of work that are being done or wait for a thread. */
    public int underWay() {
        return lanes.values().stream()
                .mapToInt(lane -> places - lane.free.availablePermits())
                .sum();
    }

    /** Takes no more work, and waits for what is under way; the rest is caught up with later. */
    public boolean drain(Duration within) {
        stopping = true;
        boolean done = true;
        for (Lane lane : lanes.values()) {
            lane.work.shutdown();
            try {
                done &= lane.work.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return done;
    }

    private static final class Lane {
        private final Semaphore free;
        private final ExecutorService work;

        Lane(String name, int threads, int places) {
            this.free = new Semaphore(places);
            AtomicInteger number = new AtomicInteger();
            ThreadPoolExecutor pool = new ThreadPoolExecutor(
                    threads,
                    threads,
                    1,
                    TimeUnit.MINUTES,
                    new LinkedBlockingQueue<>(places),
                    task -> new Thread(task, "channel-" + name + "-" + number.incrementAndGet()));
            pool.allowCoreThreadTimeOut(true);
            this.work = pool;
        }
    }

    /** Room for one piece of work. */
    static final class Place implements AutoCloseable {
        private final Lane lane;
        private final AtomicBoolean taken = new AtomicBoolean();

        private Place(Lane lane) {
            this.lane = lane;
        }

        /** The place is free again when the work is over. */
        <T> CompletableFuture<T> start(Supplier<T> work) {
            if (!taken.compareAndSet(false, true)) {
                throw new IllegalStateException("this place was used already");
            }
            CompletableFuture<T> outcome = new CompletableFuture<>();
            try {
                lane.work.execute(() -> done(work, outcome));
            } catch (RejectedExecutionException e) {
                lane.free.release();
                outcome.completeExceptionally(e);
            }
            return outcome;
        }

        /** The place is free before anybody hears of the outcome, and so may want it. */
        private <T> void done(Supplier<T> work, CompletableFuture<T> outcome) {
            try {
                T result = work.get();
                lane.free.release();
                outcome.complete(result);
            } catch (RuntimeException | Error e) {
                log.warn("left for a later look", e);
                lane.free.release();
                outcome.completeExceptionally(e);
            }
        }

        @Override
        public void close() {
            if (taken.compareAndSet(false, true)) {
                lane.free.release();
            }
        }
    }
}
