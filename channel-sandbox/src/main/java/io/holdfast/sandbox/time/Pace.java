package io.holdfast.sandbox.time;

import java.time.Duration;

/**
 * How much faster than the real channels the sandbox's own periods pass: retries of callbacks, the time before a trade can
 * be closed, the time a refund takes. Moments that a caller names are never moved, and neither are network timeouts.
 *
 * @param speedup above 0; 60 turns a minute into a second
 */
public record Pace(double speedup) {

    public Pace {
        if (!(speedup > 0)) {
            throw new IllegalArgumentException("the speed-up must be above 0, not " + speedup);
        }
    }

    public Duration of(Duration real) {
        return Duration.ofNanos((long) (real.toNanos() / speedup));
    }
}
