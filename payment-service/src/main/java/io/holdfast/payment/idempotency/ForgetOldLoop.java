package io.holdfast.payment.idempotency;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets what is old, again and again, for as long as the service runs. */
public final class ForgetOldLoop implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ForgetOldLoop.class);

    private final ForgetOld forgetOld;
    private final ScheduledExecutorService executor;

    public ForgetOldLoop(ForgetOld forgetOld, Duration interval) {
        this.forgetOld = forgetOld;
        this.executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "forget-old");
            thread.setDaemon(true);
            return thread;
        });
        long millis = interval.toMillis();
        var unused = executor.scheduleWithFixedDelay(this::run, millis, millis, TimeUnit.MILLISECONDS);
    }

    private void run() {
        try {
            forgetOld.run();
        } catch (RuntimeException e) {
            log.warn("old nonces and replies could not be forgotten; they will be next time", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
