package io.holdfast.benchmark.load;

import io.holdfast.benchmark.measure.Measured;
import io.holdfast.benchmark.measure.Tally;

/**
 * What a flood has shown.
 *
 * @param paid answered SUCCEEDED in the counted time, and everything that went wrong at any time
 * @param offered how many were sent in the counted time
 * @param refused answered 429 or 503 with Retry-After in the counted time
 * @param decidedLater answered PROCESSING, and found SUCCEEDED afterwards
 */
public record Flooded(Measured paid, long offered, Tally refused, long decidedLater) {

    public double offeredPerSecond() {
        return offered / paid.seconds();
    }
}
