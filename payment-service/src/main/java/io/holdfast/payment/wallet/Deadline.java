package io.holdfast.payment.wallet;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A point in time that a changed clock does not move. */
final class Deadline {

    private final LongSupplier nanos;
    private final long at;

    private Deadline(LongSupplier nanos, long at) {
        this.nanos = nanos;
        this.at = at;
    }

    static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos());
    }

    boolean hasPassed() {
        return at - nanos.getAsLong() <= 0;
    }

    Duration left() {
        return Duration.ofNanos(at - nanos.getAsLong());
    }
}
