package io.holdfast.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a request is answered with, and when.
 *
 * @param delay before the answer is sent
 * @param cut whether the connection is closed instead, without a byte
 * @param afterwards runs once the answer is on its way
 */
public record Reply(
        int status,
        String contentType,
        Map<String, String> headers,
        byte[] body,
        Duration delay,
        boolean cut,
        Runnable afterwards) {

    private static final Duration HELD = Duration.ofSeconds(30);
    private static final Runnable NOTHING = () -> {};

    public static Reply of(int status, String contentType, String body) {
        return of(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply of(int status, String contentType, byte[] body) {
        return new Reply(status, contentType, Map.of(), body, Duration.ZERO, false, NOTHING);
    }

    public static Reply empty(int status) {
        return of(status, "", new byte[0]);
    }

    public static Reply redirect(String location) {
        return empty(302).with("Location", location);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, more, body, delay, cut, afterwards);
    }

    public Reply later(Duration more) {
        return new Reply(status, contentType, headers, body, delay.plus(more), cut, afterwards);
    }

    /** Never answered: held for longer than anybody waits, then cut. */
    public Reply never() {
        return new Reply(status, contentType, headers, body, HELD, true, afterwards);
    }

    /** The connection is closed at once. */
    public static Reply hangUp() {
        return new Reply(0, "", Map.of(), new byte[0], Duration.ZERO, true, NOTHING);
    }

    public Reply then(Runnable task) {
        return new Reply(status, contentType, headers, body, delay, cut, task);
    }

    /** For signatures over it. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
