package io.holdfast.payment.collect;

import java.time.Clock;
import java.time.Duration;

/** Forgets callbacks after a while, in small batches. What came of them is kept as receipts and refunds. */
public final class ForgetCallbacks {

    private static final int BATCH = 500;

    private final Callbacks callbacks;
    private final Duration kept;
    private final Clock clock;

    public ForgetCallbacks(Callbacks callbacks, Duration kept, Clock clock) {
        this.callbacks = callbacks;
        this.kept = kept;
        this.clock = clock;
    }

    /** Forgets a batch; true if there may be more. */
    public boolean turn() {
        return callbacks.forgetReceivedBefore(clock.instant().minus(kept), BATCH) == BATCH;
    }
}
