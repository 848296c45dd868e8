package io.holdfast.acceptance.kit;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A request as bytes, before it is sent; every part can be exchanged. */
public record Call(String method, String path, String query, byte[] body, Map<String, String> headers) {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    public Call {
        headers = Map.copyOf(headers);
    }

    public static Call get(String path) {
        int mark = path.indexOf('?');
        return mark < 0
                ? new Call("GET", path, "", new byte[0], Map.of())
                : new Call("GET", path.substring(0, mark), path.substring(mark + 1), new byte[0], Map.of());
    }

    /** With an idempotency key of its own. */
    public static Call post(String path, String json) {
        return new Call("POST", path, "", json.getBytes(StandardCharsets.UTF_8), Map.of())
                .with("Content-Type", "application/json")
                .with(IDEMPOTENCY_KEY, UUID.randomUUID().toString());
    }

    public static Call patch(String path, String json) {
        return post(path, json).method("PATCH");
    }

    public Call method(String other) {
        return new Call(other, path, query, body, headers);
    }

    public Call path(String other) {
        return new Call(method, other, query, body, headers);
    }

    public Call query(String other) {
        return new Call(method, path, other, body, headers);
    }

    public Call body(byte[] other) {
        return new Call(method, path, query, other, headers);
    }

    public Call body(String other) {
        return body(other.getBytes(StandardCharsets.UTF_8));
    }

    public Call with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Call(method, path, query, body, more);
    }

    public Call without(String header) {
        Map<String, String> fewer = new TreeMap<>(headers);
        fewer.remove(header);
        return new Call(method, path, query, body, fewer);
    }

    String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
