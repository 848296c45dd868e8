package io.holdfast.payment.merchant;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for revoked keys, again and again, for as long as the service runs. */
public final class RevocationWatch implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RevocationWatch.class);

    private final LiveKeys keys;
    private final ScheduledExecutorService executor;

    public RevocationWatch(LiveKeys keys, Duration interval) {
        this.keys = keys;
        this.executor = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "revocation-watch");
            thread.setDaemon(true);
            return thread;
        });
        long millis = interval.toMillis();
        var unused = executor.scheduleWithFixedDelay(this::look, 0, millis, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            keys.lookForRevocations();
        } catch (RuntimeException e) {
            log.warn("revoked keys could not be read; keys are read one by one until they can", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
