package io.holdfast.benchmark.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One of many connections that one thread serves; one request at a time. */
final class FloodConnection implements AutoCloseable {

    /** What is under way on a connection. */
    record Attempt(ReadyOrder order, String number, long sentNanos) {}

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int CONNECT_MILLIS = 3_000;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final IncomingReply reply = new IncomingReply();
    private ByteBuffer unsent = NOTHING;
    private @Nullable Attempt attempt;

    private FloodConnection(SocketChannel channel, Selector selector) throws IOException {
        this.channel = channel;
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    static FloodConnection open(int port, Selector selector) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().setTcpNoDelay(true);
            channel.socket().connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
            channel.configureBlocking(false);
            return new FloodConnection(channel, selector);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** What was sent and is not answered yet. */
    @Nullable
    Attempt attempt() {
        return attempt;
    }

    void send(Attempt next, byte[] request) throws IOException {
        attempt = next;
        unsent = ByteBuffer.wrap(request);
        write();
    }

    /**
     * To be called when the selector says so.
     *
     * @param scratch to read into; of nobody
     * @return the answer to {@link #attempt()}, once all of it is there
     * @throws EOFException if the facade has closed the connection
     */
    IncomingReply.@Nullable Complete progress(ByteBuffer scratch) throws IOException {
        if (unsent.hasRemaining()) {
            write();
        }
        scratch.clear();
        int read = channel.read(scratch);
        if (read < 0) {
            throw new EOFException("the facade closed the connection");
        }
        if (read > 0 && attempt == null) {
            throw new IOException("an answer to nothing");
        }
        return read == 0 ? null : reply.add(scratch.flip());
    }

    /** The answer was understood; the connection may be used again. */
    void answered() {
        attempt = null;
    }

    private void write() throws IOException {
        channel.write(unsent);
        key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing is lost with it: what was under way has been counted.
        }
    }
}
