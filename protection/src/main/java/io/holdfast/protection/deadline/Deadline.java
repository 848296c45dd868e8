package io.holdfast.protection.deadline;

import io.holdfast.contract.CallRefusedException;
import io.holdfast.contract.CallRefusedException.Reason;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A point in time that a changed clock does not move. Between {@link #begin} and the end of its scope it is this thread's:
 * the calls made there carry it to who answers them, and it is that thread's there. No other thread takes it over.
 */
public final class Deadline {

    private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

    private final LongSupplier nanos;
    private final long at;

    private Deadline(LongSupplier nanos, long at) {
        this.nanos = nanos;
        this.at = at;
    }

    public static Deadline in(Duration time) {
        return in(time, System::nanoTime);
    }

    /** @param nanos as {@link System#nanoTime} */
    public static Deadline in(Duration time, LongSupplier nanos) {
        return new Deadline(nanos, nanos.getAsLong() + time.toNanos());
    }

    /** @param from {@link System#nanoTime} when the time began to run */
    public static Deadline in(Duration time, long from) {
        return new Deadline(System::nanoTime, from + time.toNanos());
    }

    /** Null if this thread has all the time it wants. */
    public static @Nullable Deadline current() {
        return CURRENT.get();
    }

    /**
     * To be asked before the first statement of what would be done for a caller who does not wait any more.
     *
     * @param work what is not begun
     * @throws CallRefusedException if this thread's deadline has passed
     */
    public static void check(String work) {
        Deadline current = CURRENT.get();
        if (current != null && current.hasPassed()) {
            throw new CallRefusedException(work, Reason.EXPIRED);
        }
    }

    public boolean hasPassed() {
        return at - nanos.getAsLong() <= 0;
    }

    /** Negative once it has passed. */
    public Duration left() {
        return Duration.ofNanos(at - nanos.getAsLong());
    }

    /** Makes this the thread's deadline, until the scope is closed; then what was before is again. */
    public Scope begin() {
        Deadline before = CURRENT.get();
        CURRENT.set(this);
        return () -> {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        };
    }

    /** Closed by the thread that began it. */
    public interface Scope extends AutoCloseable {

        @Override
        void close();
    }
}
