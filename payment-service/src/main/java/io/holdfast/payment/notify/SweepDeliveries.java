package io.holdfast.payment.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes deliveries that are due although no message said so: it was lost, there is no broker, or they had been put off. They go to
 * this instance's own threads, so that a broker that is away keeps none of them.
 */
public final class SweepDeliveries {

    private final Deliveries deliveries;
    private final Consumer<List<String>> hear;
    private final NotifyWatch watch;
    private final NotifyConfig.Queue config;
    private final Clock clock;

    /** @param hear told which are due */
    SweepDeliveries(
            Deliveries deliveries,
            Consumer<List<String>> hear,
            NotifyWatch watch,
            NotifyConfig.Queue config,
            Clock clock) {
        this.deliveries = deliveries;
        this.hear = hear;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
    }

    /** Takes a batch, and says whether there may be more. */
    public boolean turn() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<String> overdue = deliveries.overdue(now.minus(config.overdueAfter()), now, config.sweepBatch());
        if (!overdue.isEmpty()) {
            hear.accept(overdue);
        }
        boolean more = overdue.size() == config.sweepBatch();
        if (!more) {
            watch.looked(deliveries.oldestPending());
        }
        return more;
    }
}
