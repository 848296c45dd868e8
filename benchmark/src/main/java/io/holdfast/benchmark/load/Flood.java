package io.holdfast.benchmark.load;

import io.holdfast.benchmark.load.FloodConnection.Attempt;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Payments in an open loop: they are sent at a fixed rate, whatever became of those before, and who is refused is sent again
 * without a pause. One thread and many connections, because a thread each would cost more than the payments' refusals do.
 */
final class Flood implements AutoCloseable {

    /** Longer than the facade's own deadline, so that its answer is seen and not our impatience. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private static final long BETWEEN_CHECKS_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final String PATH = "/v1/payments";

    private final int port;
    private final Queue<ReadyOrder> shelf;
    private final FloodTally tally;
    private final Numbers numbers = new Numbers();
    private final Selector selector = Selector.open();
    private final Deque<FloodConnection> idle = new ArrayDeque<>();
    private final Set<FloodConnection> busy = new LinkedHashSet<>();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(16 * 1024);

    /** @param shelf what is paid; what is refused comes back onto it */
    Flood(int port, int connections, Queue<ReadyOrder> shelf, FloodTally tally) throws IOException {
        this.port = port;
        this.shelf = shelf;
        this.tally = tally;
        for (int i = 0; i < connections; i++) {
            idle.add(FloodConnection.open(port, selector));
        }
    }

    /**
     * @param perSecond how many are sent a second, as long as connections are free
     * @param ramp how long the tally does not count yet what goes well
     */
    void run(double perSecond, Duration ramp, Duration time) throws IOException {
        long begin = System.nanoTime();
        tally.count(begin + ramp.toNanos(), begin + ramp.plus(time).toNanos());
        long end = begin + ramp.plus(time).toNanos();
        long sent = 0;
        long nextCheck = begin;
        for (long now = begin; now < end || !busy.isEmpty(); now = System.nanoTime()) {
            if (now < end) {
                long due = (long) ((now - begin) / 1e9 * perSecond);
                sent += send(due - sent, now);
            }
            selector.select(this::serve, 1);
            if (now >= nextCheck) {
                nextCheck = now + BETWEEN_CHECKS_NANOS;
                giveUpOn(now - PATIENCE_NANOS);
            }
        }
    }

    /** How many of those that are due could be sent; the rest stays due. */
    private long send(long due, long now) {
        long sent = 0;
        while (sent < due && !idle.isEmpty()) {
            ReadyOrder order = shelf.poll();
            if (order == null) {
                throw new IllegalStateException("the orders were all paid: more must be made beforehand");
            }
            sent++;
            // First in, first out: a connection that rests for long is closed by the facade.
            send(idle.removeFirst(), order, now);
        }
        return sent;
    }

    private void send(FloodConnection connection, ReadyOrder order, long now) {
        String number = numbers.next();
        byte[] body = PaymentClient.payment(order, Method.WALLET, number).getBytes(StandardCharsets.UTF_8);
        String headers = MerchantClient.postHeaders(order.shop(), PATH, number, body);
        busy.add(connection);
        tally.offered(now);
        try {
            connection.send(new Attempt(order, number, now), HttpConnection.request(port, "POST", PATH, headers, body));
        } catch (IOException e) {
            broken(connection, e);
        }
    }

    private void serve(SelectionKey key) {
        FloodConnection connection = (FloodConnection) key.attachment();
        try {
            IncomingReply.Complete reply = connection.progress(scratch);
            Attempt attempt = connection.attempt();
            if (reply != null && attempt != null) {
                connection.answered();
                tally.answered(attempt, reply, System.nanoTime());
                if (FloodTally.isRefusal(reply)) {
                    shelf.add(attempt.order());
                }
                busy.remove(connection);
                if (reply.last()) {
                    replace(connection);
                } else {
                    idle.addLast(connection);
                }
            }
        } catch (EOFException e) {
            if (connection.attempt() == null) {
                idle.remove(connection);
                replace(connection);
            } else {
                broken(connection, e);
            }
        } catch (IOException e) {
            broken(connection, e);
        }
    }

    private void giveUpOn(long sentBefore) {
        for (FloodConnection connection : List.copyOf(busy)) {
            Attempt attempt = connection.attempt();
            if (attempt != null && attempt.sentNanos() < sentBefore) {
                broken(connection, new IOException("no answer in 15 s"));
            }
        }
    }

    private void broken(FloodConnection connection, IOException why) {
        tally.broken(why);
        busy.remove(connection);
        idle.remove(connection);
        replace(connection);
    }

    /** A connection that cannot be opened again is one less. */
    private void replace(FloodConnection connection) {
        connection.close();
        try {
            idle.addLast(FloodConnection.open(port, selector));
        } catch (IOException e) {
            tally.broken(e);
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
        idle.forEach(FloodConnection::close);
        busy.forEach(FloodConnection::close);
    }
}
