package io.holdfast.payment.risk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Forgets counters that no window reaches any more, and old decisions, in small batches. */
public final class ForgetRisk {

    private final Velocities velocities;
    private final RiskDecisions decisions;
    private final Duration decisionsKept;
    private final int batch;
    private final Clock clock;

    public ForgetRisk(Velocities velocities, RiskDecisions decisions, Duration decisionsKept, int batch, Clock clock) {
        this.velocities = velocities;
        this.decisions = decisions;
        this.decisionsKept = decisionsKept;
        this.batch = batch;
        this.clock = clock;
    }

    /** Forgets a batch of each; true if there may be more. */
    public boolean turn() {
        Instant now = clock.instant();
        int counters = velocities.forgetBefore(now, batch);
        int decided = decisions.forgetDecidedBefore(now.minus(decisionsKept), batch);
        return counters == batch || decided == batch;
    }
}
