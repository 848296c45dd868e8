package io.holdfast.sandbox.callback;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One callback as it travels. */
public record Message(Map<String, String> headers, byte[] body) {

    public static Message of(String contentType, String body) {
        return new Message(Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }
}
