package io.holdfast.payment.channelconfig.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.payment.channelconfig.SettingsDocument;
import io.holdfast.payment.channelconfig.SettingsDocumentForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code {"version": 3, "endpoint": null, "open": {"mch_id": "…"}}}, and nothing else. */
public final class SettingsDocumentJson implements SettingsDocumentForm {

    private static final Set<String> FIELDS = Set.of("version", "endpoint", "open");
    /** More than all open settings can be. */
    private static final int LENGTH_LIMIT = 100_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public String write(SettingsDocument document) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("version", document.version());
        fields.put("endpoint", document.endpoint());
        fields.put("open", new TreeMap<>(document.open()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON for settings");
        }
    }

    @Override
    public SettingsDocument read(String text) {
        JsonNode root = parsed(text);
        if (!root.isObject()) {
            throw new IllegalArgumentException("the document is not a JSON object");
        }
        root.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                // Not named: it may be a secret that was put where it does not belong.
                throw new IllegalArgumentException(
                        "the document has a field that is none of version, endpoint and open");
            }
        });
        return new SettingsDocument(
                version(root.path("version")), endpoint(root.path("endpoint")), open(root.path("open")));
    }

    private static JsonNode parsed(String text) {
        if (text.length() > LENGTH_LIMIT) {
            throw new IllegalArgumentException("the document has more than " + LENGTH_LIMIT + " characters");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // Without the parser's own words, which quote the document.
            throw new IllegalArgumentException("the document is not valid JSON with each name once, near character "
                    + e.getLocation().getCharOffset());
        }
    }

    private static long version(JsonNode version) {
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.longValue() < 1) {
            throw new IllegalArgumentException("version must be an integer above 0");
        }
        return version.longValue();
    }

    private static @Nullable String endpoint(JsonNode endpoint) {
        if (endpoint.isMissingNode() || endpoint.isNull()) {
            return null;
        }
        if (!endpoint.isTextual()) {
            throw new IllegalArgumentException("endpoint must be a text");
        }
        return endpoint.textValue();
    }

    private static Map<String, String> open(JsonNode open) {
        if (!open.isObject()) {
            throw new IllegalArgumentException("open must be an object");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        open.properties().forEach(each -> {
            if (!each.getValue().isTextual()) {
                throw new IllegalArgumentException("open has a value that is not a text");
            }
            texts.put(each.getKey(), each.getValue().textValue());
        });
        return texts;
    }
}
