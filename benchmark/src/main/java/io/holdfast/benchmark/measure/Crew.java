package io.holdfast.benchmark.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Threads that do the same thing over and over, each with a worker of its own: a closed loop, in which the next one
 * begins when the last has ended.
 */
public final class Crew<W> {

    /** What a worker does in one round; the crew takes the time. */
    public interface Task<W> {

        /** @throws Exception if the worker cannot go on; that ends the run */
        Result once(W worker) throws Exception;
    }

    private final List<W> workers;
    private final Map<String, Long> pids;

    /** @param pids the processes whose processor time counts, by name */
    public Crew(List<W> workers, Map<String, Long> pids) {
        this.workers = List.copyOf(workers);
        this.pids = Collections.unmodifiableMap(new LinkedHashMap<>(pids));
    }

    /**
     * Lets each work until the time is over or there is nothing left for it. What ends well after that is not counted; an error
     * always is.
     *
     * @throws IllegalStateException if a task throws: a worker that cannot go on ends the run
     */
    public Measured work(Duration limit, Task<W> task) throws InterruptedException {
        Phase phase = new Phase(limit, workers.size());
        ProcessorTime before = ProcessorTime.of(pids);
        List<Thread> threads = new ArrayList<>();
        List<Tally> tallies = new ArrayList<>();
        for (W worker : workers) {
            Tally tally = new Tally();
            tallies.add(tally);
            Thread thread = new Thread(() -> phase.loop(worker, task, tally), "client-" + threads.size());
            thread.setDaemon(true);
            threads.add(thread);
        }
        phase.begin();
        threads.forEach(Thread::start);
        double seconds = phase.awaitEnd();
        ProcessorTime spent = ProcessorTime.of(pids).minus(before);
        for (Thread thread : threads) {
            thread.join();
        }
        phase.rethrow();
        Tally all = new Tally();
        tallies.forEach(all::add);
        return new Measured(all, seconds, spent);
    }

    private static final class Phase {

        private final long limitNanos;
        private final CountDownLatch working;
        private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        private volatile boolean over;
        private long begin;

        Phase(Duration limit, int workers) {
            limitNanos = limit.toNanos();
            working = new CountDownLatch(workers);
        }

        void begin() {
            begin = System.nanoTime();
        }

        /** How many seconds it took until the time was over or everybody was done. */
        double awaitEnd() throws InterruptedException {
            boolean nothingLeft = working.await(limitNanos, TimeUnit.NANOSECONDS);
            over = over || !nothingLeft;
            return (System.nanoTime() - begin) / 1e9;
        }

        <W> void loop(W worker, Task<W> task, Tally tally) {
            try {
                boolean more = true;
                while (more && !over) {
                    long start = System.nanoTime();
                    more = note(task.once(worker), System.nanoTime() - start, tally);
                }
            } catch (Exception e) {
                failure.compareAndSet(null, e);
                over = true;
            } finally {
                working.countDown();
            }
        }

        private boolean note(Result result, long nanos, Tally tally) {
            if (result instanceof Result.Wrong wrong) {
                tally.error(wrong.kind());
            } else if (result instanceof Result.Done done && !over) {
                tally.done(nanos, done.late());
            }
            return !(result instanceof Result.NothingLeft);
        }

        void rethrow() {
            Exception e = failure.get();
            if (e != null) {
                throw new IllegalStateException(e.getMessage(), e);
            }
        }
    }
}
