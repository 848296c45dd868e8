package io.holdfast.payment.idempotency;

import java.time.Clock;
import java.time.Duration;

/** Forgets nonces and stored replies that no request can meet any more, in small batches. */
public final class ForgetOld {

    private static final int BATCH = 1_000;

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

    /** Forgets a batch of each; true if there may be more. */
    public boolean turn() {
        int forgottenNonces = nonces.forgetSeenBefore(clock.instant().minus(noncesKept), BATCH);
        int forgottenRequests = requests.forgetMadeBefore(clock.instant().minus(repliesKept), BATCH);
        return forgottenNonces == BATCH || forgottenRequests == BATCH;
    }
}
