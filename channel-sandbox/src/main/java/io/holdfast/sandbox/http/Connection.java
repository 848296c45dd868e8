package io.holdfast.sandbox.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection's requests, one after the other. */
final class Connection {

    private static final System.Logger LOG = System.getLogger(Connection.class.getName());
    private static final Semaphore HELD = new Semaphore(500);

    private final BufferedInputStream in;
    private final OutputStream out;
    private final Routes routes;
    private final AtomicInteger answering;

    Connection(Socket socket, Routes routes, AtomicInteger answering) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        this.routes = routes;
        this.answering = answering;
    }

    void serve() throws IOException {
        boolean more = true;
        while (more) {
            RequestReader.Read read = RequestReader.read(in, out);
            if (read == null) {
                return;
            }
            answering.incrementAndGet();
            Reply reply;
            try {
                reply = answer(read.request());
            } finally {
                answering.decrementAndGet();
            }
            more = send(reply) && read.keepAlive();
            reply.afterwards().run();
        }
    }

    private Reply answer(Request request) {
        try {
            return routes.answer(request);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "failed at " + request.path(), e);
            return Reply.of(500, "text/plain", "the sandbox failed: see its log");
        }
    }

    /** Whether the connection goes on. */
    private boolean send(Reply reply) throws IOException {
        if (!reply.delay().isZero() && !waited(reply.delay())) {
            return false;
        }
        if (reply.cut()) {
            return false;
        }
        out.write(ReplyWriter.bytes(reply));
        out.flush();
        return true;
    }

    private static boolean waited(Duration delay) {
        if (!HELD.tryAcquire()) {
            return false;
        }
        try {
            Thread.sleep(delay.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            HELD.release();
        }
    }
}
