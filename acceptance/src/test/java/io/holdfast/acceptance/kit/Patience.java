package io.holdfast.acceptance.kit;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something to become true, and failing where it does not. */
public final class Patience {

    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private Patience() {}

    /** @throws AssertionError if it has not become true by then */
    public static void until(String what, Duration limit, BooleanSupplier is) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!is.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not after " + limit.toSeconds() + " s: " + what);
            }
            sleep(BETWEEN_LOOKS_MILLIS);
        }
    }

    public static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}
