package io.holdfast.benchmark.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at the memory of processes while something goes on: their resident size, from Linux's {@code /proc}. */
public final class MemoryWatch implements AutoCloseable {

    private static final long PAGE_BYTES = 4096;
    private static final long MIB = 1024 * 1024;

    private final Collection<Long> pids;
    private final long before;
    private final List<Long> samples = new ArrayList<>();
    private final Thread thread;
    private volatile boolean over;

    public MemoryWatch(Collection<Long> pids, Duration interval) {
        this.pids = List.copyOf(pids);
        this.before = residentMebibytes();
        this.thread = new Thread(() -> watch(interval), "memory-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(Duration interval) {
        long next = System.nanoTime() + interval.toNanos();
        while (!over) {
            LockSupport.parkNanos(Math.min(TimeUnit.MILLISECONDS.toNanos(50), interval.toNanos()));
            if (System.nanoTime() >= next) {
                samples.add(residentMebibytes());
                next += interval.toNanos();
            }
        }
    }

    private long residentMebibytes() {
        return pids.stream().mapToLong(MemoryWatch::residentBytes).sum() / MIB;
    }

    private static long residentBytes(long pid) {
        try {
            String statm = Files.readString(Path.of("/proc", Long.toString(pid), "statm"), StandardCharsets.ISO_8859_1);
            return Long.parseLong(statm.split(" ")[1]) * PAGE_BYTES;
        } catch (IOException e) {
            return 0;
        }
    }

    /** What was seen. */
    public MemoryUse end() throws InterruptedException {
        close();
        thread.join();
        return new MemoryUse(before, samples);
    }

    @Override
    public void close() {
        over = true;
    }
}
