package io.holdfast.benchmark.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends an operator's requests over one connection. Not thread-safe. */
final class OperatorClient implements AutoCloseable {

    private static final int UNAVAILABLE = 503;
    private static final int MOST_REPEATS = 10;
    private static final long PAUSE_MILLIS = 1_000;

    private final HttpConnection connection;
    private final String headers;

    OperatorClient(int port, String token) {
        connection = new HttpConnection(port);
        headers = "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n";
    }

    /**
     * Sends it again while the facade says that a service does not answer yet, as after a start.
     *
     * @throws IOException also where the answer is not a 2xx: without its shops no run has a meaning
     */
    byte[] send(String method, String path, String json) throws IOException, InterruptedException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Reply reply = connection.exchange(method, path, headers, body);
        for (int again = 0; reply.status() == UNAVAILABLE && again < MOST_REPEATS; again++) {
            Thread.sleep(PAUSE_MILLIS);
            reply = connection.exchange(method, path, headers, body);
        }
        if (reply.status() / 100 != 2) {
            throw new IOException(method + ' ' + path + " answered " + reply.status() + ' '
                    + new String(reply.body(), StandardCharsets.UTF_8));
        }
        return reply.body();
    }

    @Override
    public void close() {
        connection.close();
    }
}
