package io.holdfast.benchmark;

import java.io.PrintStream;

/** Tells the person who waits how far a run is, each step with the seconds since its begin. */
final class Steps {

    private final PrintStream out;
    private final long begin = System.nanoTime();

    Steps(PrintStream out) {
        this.out = out;
    }

    void say(String format, Object... values) {
        out.printf("%6.1f s  %s%n", (System.nanoTime() - begin) / 1e9, String.format(format, values));
        out.flush();
    }
}
