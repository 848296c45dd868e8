package io.holdfast.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes replies in one piece, header names as they are given. */
final class ReplyWriter {

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No Content"),
            Map.entry(302, "Found"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(409, "Conflict"),
            Map.entry(422, "Unprocessable Entity"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"));

    private ReplyWriter() {}

    static byte[] bytes(Reply reply) {
        StringBuilder head = new StringBuilder(400)
                .append("HTTP/1.1 ")
                .append(reply.status())
                .append(' ')
                .append(REASONS.getOrDefault(reply.status(), "Status"))
                .append("\r\n");
        if (!reply.contentType().isEmpty()) {
            header(head, "Content-Type", reply.contentType());
        }
        reply.headers().forEach((name, value) -> header(head, name, value));
        if (reply.status() != 204) {
            header(head, "Content-Length", String.valueOf(reply.body().length));
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[start.length + reply.body().length];
        System.arraycopy(start, 0, all, 0, start.length);
        System.arraycopy(reply.body(), 0, all, start.length, reply.body().length);
        return all;
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append(name)
                .append(": ")
                .append(value.replace('\r', ' ').replace('\n', ' '))
                .append("\r\n");
    }
}
