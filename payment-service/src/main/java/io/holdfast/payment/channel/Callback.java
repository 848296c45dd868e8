package io.holdfast.payment.channel;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came to a callback address, as it came.
 *
 * @param headers by lower-case name
 */
public record Callback(String path, String query, Map<String, List<String>> headers, byte[] body) {

    public @Nullable String header(String lowerCaseName) {
        List<String> values = headers.get(lowerCaseName);
        return values == null || values.isEmpty() ? null : values.get(0);
    }
}
