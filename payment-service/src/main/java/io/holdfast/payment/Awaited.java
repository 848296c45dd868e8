package io.holdfast.payment;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What a lane's work comes to, waited for no longer than a caller may be kept. It goes on whatever he is told. */
public final class Awaited {

    private Awaited() {}

    /** Null if the work is not done by then. */
    public static <T> @Nullable T within(Duration time, CompletableFuture<T> work) {
        try {
            return work.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane never fails", e);
        }
    }
}
