package io.holdfast.benchmark.measure;

import java.util.List;

/**
 * What the services occupied, in MiB, looked at again and again while something went on.
 *
 * @param before at rest, before it began
 * @param samples in their order; at least three, or nothing can be said
 */
public record MemoryUse(long before, List<Long> samples) {

    /** What may be added from the second third to the last: a heap that is resized, not a queue that grows. */
    private static final double STEADY = 1.05;

    private static final long STEADY_MIB = 32;

    public MemoryUse {
        samples = List.copyOf(samples);
    }

    public long highest() {
        return samples.stream().mapToLong(Long::longValue).max().orElse(before);
    }

    /**
     * Whether it has stopped growing: a heap may fill up to its limit in the beginning, but whatever piles up with what is asked
     * for goes on doing so until the end.
     */
    public boolean isBounded() {
        int third = samples.size() / 3;
        return third > 0
                && highest(samples.size() - third, samples.size())
                        <= highest(third, samples.size() - third) * STEADY + STEADY_MIB;
    }

    private long highest(int from, int to) {
        return samples.subList(from, to).stream()
                .mapToLong(Long::longValue)
                .max()
                .orElseThrow();
    }
}
