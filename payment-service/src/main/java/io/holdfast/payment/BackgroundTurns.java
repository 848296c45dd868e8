package io.holdfast.payment;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Work that is done again and again on a thread of its own, from the application's start to its stop. A turn that fails is
 * logged when it begins to fail, not at each repetition, and tried again a little later.
 */
public final class BackgroundTurns implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BackgroundTurns.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final String name;
    private final Duration every;
    private final BooleanSupplier turn;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopping = lock.newCondition();
    private volatile boolean running;
    private boolean failing;
    private @Nullable Thread thread;

    /**
     * @param every the pause between two turns
     * @param turn does a bounded amount of work; true if there may be more to do at once
     */
    public BackgroundTurns(String name, Duration every, BooleanSupplier turn) {
        this.name = name;
        this.every = every;
        this.turn = turn;
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread started = new Thread(this::run, name);
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    @Override
    public synchronized void stop() {
        running = false;
        lock.lock();
        try {
            stopping.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            if (thread != null) {
                thread.join(LONGEST_STOP.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            Duration pause = turned();
            if (!pause.isZero()) {
                sleep(pause);
            }
        }
    }

    private Duration turned() {
        try {
            Duration pause = turn.getAsBoolean() ? Duration.ZERO : every;
            if (failing) {
                failing = false;
                log.info("{}: works again", name);
            }
            return pause;
        } catch (RuntimeException | Error e) {
            // Whatever it is: a thread that ended would leave its work undone until the next start, without a word.
            if (!failing) {
                failing = true;
                log.warn("{}: does not work at the moment", name, e);
            }
            return every.compareTo(PAUSE_AFTER_FAILURE) > 0 ? every : PAUSE_AFTER_FAILURE;
        }
    }

    private void sleep(Duration pause) {
        lock.lock();
        try {
            long left = pause.toNanos();
            while (running && left > 0) {
                left = stopping.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            running = false;
        } finally {
            lock.unlock();
        }
    }
}
