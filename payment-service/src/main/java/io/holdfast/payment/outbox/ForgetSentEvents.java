package io.holdfast.payment.outbox;

import java.time.Clock;
import java.time.Duration;

/** Forgets events a while after they were sent, in small batches. One that was not sent is never forgotten. */
public final class ForgetSentEvents {

    private static final int BATCH = 500;

    private final Outbox outbox;
    private final Duration kept;
    private final Clock clock;

    public ForgetSentEvents(Outbox outbox, Duration kept, Clock clock) {
        this.outbox = outbox;
        this.kept = kept;
        this.clock = clock;
    }

    /** Forgets a batch; true if there may be more. */
    public boolean turn() {
        return outbox.forgetSentBefore(clock.instant().minus(kept), BATCH) == BATCH;
    }
}
