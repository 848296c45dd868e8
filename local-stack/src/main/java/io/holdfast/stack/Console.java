package io.holdfast.stack;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Progress as lines of text, each with the seconds since we began. */
final class Console implements Progress {

    private final long start = System.nanoTime();
    private final AtomicInteger stopped = new AtomicInteger();
    private final AtomicInteger killed = new AtomicInteger();

    @Override
    public void starting(String child) {
        line("starting", child);
    }

    @Override
    public void running(String child) {
        line("running", child + " (was there already)");
    }

    @Override
    public void ready(String child, double seconds) {
        line("ready", String.format(Locale.ROOT, "%s (%.1f s)", child, seconds));
    }

    @Override
    public void stopping(List<String> children) {
        line("stopping", String.join(", ", children));
    }

    @Override
    public void stopped(String child, boolean wasKilled) {
        stopped.incrementAndGet();
        if (wasKilled) {
            killed.incrementAndGet();
            line("killed", child + " (it did not stop by itself)");
        }
    }

    @Override
    public void archiving(String child) {
        line("archiving", child + " (its classes, once, for a faster next start)");
    }

    int stopped() {
        return stopped.get();
    }

    int killed() {
        return killed.get();
    }

    void line(String what, String text) {
        System.out.printf(Locale.ROOT, "%7.1f s  %-9s  %s%n", (System.nanoTime() - start) / 1e9, what, text);
        System.out.flush();
    }
}
