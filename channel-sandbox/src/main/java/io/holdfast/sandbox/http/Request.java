package io.holdfast.sandbox.http;

import java.net.URLDecoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param path raw, as it was signed
 * @param query raw; empty if there is none
 * @param headers by lower-case name
 * @param parameters what the route's {@code {name}} parts matched, decoded
 */
public record Request(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        byte[] body,
        Map<String, String> parameters) {

    /** A part of the path. */
    public String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** A header, empty if it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Path and query, as some signatures want them. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** A parameter of the query; null if it is missing. */
    public @Nullable String inQuery(String name) {
        return form(query, StandardCharsets.UTF_8).get(name);
    }

    /** The fields of an encoded form or query, in their order. */
    public static Map<String, String> form(String encoded, Charset charset) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : encoded.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decode(field.substring(0, equals), charset), decode(field.substring(equals + 1), charset));
            }
        }
        return fields;
    }

    static String decode(String text, Charset charset) {
        try {
            return URLDecoder.decode(text, charset);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    Request with(Map<String, String> matched) {
        return new Request(method, path, query, headers, body, matched);
    }
}
