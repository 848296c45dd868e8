package io.holdfast.payment.fx;

import java.time.Clock;
import java.time.Duration;

/** Forgets quotes that nobody has used, a while after they expired, in small batches. */
public final class ForgetQuotes {

    private static final int BATCH = 1_000;

    private final FxQuotes quotes;
    private final Duration kept;
    private final Clock clock;

    public ForgetQuotes(FxQuotes quotes, Duration kept, Clock clock) {
        this.quotes = quotes;
        this.kept = kept;
        this.clock = clock;
    }

    /** Forgets a batch; true if there may be more. */
    public boolean turn() {
        return quotes.forgetUnusedExpiredBefore(clock.instant().minus(kept), BATCH) == BATCH;
    }
}
