package io.holdfast.benchmark.measure;

/**
 * One measured phase.
 *
 * @param tally what was done in it
 * @param seconds how long it really was
 * @param cpu the processor time spent in it
 */
public record Measured(Tally tally, double seconds, ProcessorTime cpu) {

    public double perSecond() {
        return tally.count() / seconds;
    }

    /** Milliseconds of this many CPU seconds that fall to each one done. */
    public double millisEach(double cpuSeconds) {
        return tally.count() == 0 ? 0 : cpuSeconds * 1000 / tally.count();
    }
}
