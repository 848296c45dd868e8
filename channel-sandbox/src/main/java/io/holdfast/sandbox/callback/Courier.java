package io.holdfast.sandbox.callback;

import io.holdfast.sandbox.time.Pace;
import io.holdfast.sandbox.time.Timers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Sends callbacks, and repeats those that are not answered well. At most so many are under way at once. */
public final class Courier implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Courier.class.getName());
    private static final int THREADS = 64;
    private static final int QUEUE = 200_000;

    private final Clock clock;
    private final Pace pace;
    private final Timers timers;
    private final ThreadPoolExecutor pool;

    public Courier(Clock clock, Pace pace, Timers timers) {
        this.clock = clock;
        this.pace = pace;
        this.timers = timers;
        pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(QUEUE), Courier::thread);
        pool.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "courier");
        thread.setDaemon(true);
        return thread;
    }

    public void send(Notice notice, Deliveries log) {
        enqueue(() -> attempt(notice, log, 0));
    }

    /** Waits for the answer to the first sending. */
    public void sendAndWait(Notice notice, Deliveries log) {
        attempt(notice, log, 0);
    }

    /** The same bytes many times, and no repetitions besides. */
    public void burst(Notice notice, Deliveries log, int count, boolean parallel) {
        enqueue(() -> {
            Message message = notice.message().get();
            Runnable one = () -> log.note(deliver(notice, message));
            for (int i = 0; i < count; i++) {
                if (parallel) {
                    enqueue(one);
                } else {
                    one.run();
                }
            }
        });
    }

    private void attempt(Notice notice, Deliveries log, int repetition) {
        Delivery delivery = deliver(notice, notice.message().get());
        log.note(delivery);
        List<Duration> waits = notice.schedule().waits();
        if (!delivery.accepted() && repetition < waits.size()) {
            timers.after(pace.of(waits.get(repetition)), () -> enqueue(() -> attempt(notice, log, repetition + 1)));
        }
    }

    private Delivery deliver(Notice notice, Message message) {
        Answer answer = Post.send(notice.url(), message);
        return new Delivery(
                notice.type(), clock.instant(), answer, notice.accepted().test(answer));
    }

    private void enqueue(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "a callback is not sent: the sandbox stops or its queue is full");
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
