package io.holdfast.payment.notify.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Looks up names on threads of its own, because a look-up cannot be interrupted: who asks waits only as long as he likes. */
final class NamesWithin {

    private final Names names;
    private final ThreadPoolExecutor pool;

    NamesWithin(Names names, int threads) {
        this.names = names;
        AtomicInteger number = new AtomicInteger();
        this.pool = new ThreadPoolExecutor(0, threads, 1, TimeUnit.MINUTES, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "webhook-names-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @throws UnknownHostException if there is no such name, or nobody says so in time
     * @throws RejectedExecutionException if all threads are still asking for others, which says nothing of this name
     */
    List<InetAddress> lookUp(String host, Duration within) throws UnknownHostException {
        try {
            Future<List<InetAddress>> found = pool.submit(() -> names.lookUp(host));
            return found.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(cause);
        return unknown;
    }

    void close() {
        pool.shutdownNow();
    }
}
