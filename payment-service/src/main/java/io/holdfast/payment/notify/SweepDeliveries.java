package io.holdfast.payment.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Wakes up deliveries that are due although no message said so: it was lost, there is no broker, or they had been put off. */
public final class SweepDeliveries {

    private final Deliveries deliveries;
    private final Wakeups wakeups;
    private final NotifyWatch watch;
    private final NotifyConfig.Queue config;
    private final Clock clock;

    SweepDeliveries(Deliveries deliveries, Wakeups wakeups, NotifyWatch watch, NotifyConfig.Queue config, Clock clock) {
        this.deliveries = deliveries;
        this.wakeups = wakeups;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
    }

    /** Wakes up a batch, and says whether there may be more. */
    public boolean turn() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<String> overdue = deliveries.overdue(now.minus(config.overdueAfter()), now, config.sweepBatch());
        if (!overdue.isEmpty()) {
            wakeups.now(overdue);
        }
        boolean more = overdue.size() == config.sweepBatch();
        if (!more) {
            watch.looked(deliveries.oldestPending());
        }
        return more;
    }
}
