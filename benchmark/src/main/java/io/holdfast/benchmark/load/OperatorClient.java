package io.holdfast.benchmark.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends an operator's requests over one connection. Not thread-safe. */
final class OperatorClient implements AutoCloseable {

    private final HttpConnection connection;
    private final String headers;

    OperatorClient(int port, String token) {
        connection = new HttpConnection(port);
        headers = "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\n";
    }

    /** @throws IOException also where the answer is not a 2xx: without its shops no run has a meaning */
    byte[] send(String method, String path, String json) throws IOException {
        Reply reply = connection.exchange(method, path, headers, json.getBytes(StandardCharsets.UTF_8));
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
