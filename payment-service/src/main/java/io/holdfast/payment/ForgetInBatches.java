package io.holdfast.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets what was kept for long enough, in small batches. */
public final class ForgetInBatches {

    private final Forgetting forgetting;
    private final Duration kept;
    private final int batch;
    private final Clock clock;

    @FunctionalInterface
    public interface Forgetting {

        /** @return how many were forgotten, at most {@code limit} */
        int before(Instant time, int limit);
    }

    public ForgetInBatches(Forgetting forgetting, Duration kept, int batch, Clock clock) {
        this.forgetting = forgetting;
        this.kept = kept;
        this.batch = batch;
        this.clock = clock;
    }

    /** Forgets a batch; true if there may be more. */
    public boolean turn() {
        return forgetting.before(clock.instant().minus(kept), batch) == batch;
    }
}
