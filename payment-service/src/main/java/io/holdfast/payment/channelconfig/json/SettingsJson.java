package io.holdfast.payment.channelconfig.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;

/** Names and texts as one JSON object. */
public final class SettingsJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private SettingsJson() {}

    public static String write(Map<String, String> texts) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(texts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON for settings");
        }
    }

    public static Map<String, String> read(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            // Without the cause: it would quote what may be secret.
            throw new IllegalStateException("stored settings are not a JSON object of texts");
        }
    }
}
