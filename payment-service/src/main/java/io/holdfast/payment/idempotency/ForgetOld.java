package io.holdfast.payment.idempotency;

import java.time.Clock;
import java.time.Duration;
import java.util.function.IntUnaryOperator;

/** Forgets nonces and stored replies that no request can meet any more, in small batches. */
public final class ForgetOld {

    private static final int BATCH = 1_000;
    /** So that one run ends, however much there is; the next one goes on. */
    private static final int BATCHES_LIMIT = 50;

    private final Nonces nonces;
    private final StoredRequests requests;
    private final Duration noncesKept;
    private final Duration repliesKept;
    private final Clock clock;

    public ForgetOld(Nonces nonces, StoredRequests requests, Duration noncesKept, Duration repliesKept, Clock clock) {
        this.nonces = nonces;
        this.requests = requests;
        this.noncesKept = noncesKept;
        this.repliesKept = repliesKept;
        this.clock = clock;
    }

    public void run() {
        inBatches(limit -> nonces.forgetSeenBefore(clock.instant().minus(noncesKept), limit));
        inBatches(limit -> requests.forgetMadeBefore(clock.instant().minus(repliesKept), limit));
    }

    private static void inBatches(IntUnaryOperator forget) {
        for (int batch = 0; batch < BATCHES_LIMIT; batch++) {
            if (forget.applyAsInt(BATCH) < BATCH) {
                return;
            }
        }
    }
}
