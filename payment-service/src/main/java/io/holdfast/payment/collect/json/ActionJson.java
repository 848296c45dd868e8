package io.holdfast.payment.collect.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.payment.channel.PayerAction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What attempts and callbacks keep, as JSON. */
public final class ActionJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private ActionJson() {}

    private record Written(PayerAction.Kind kind, Map<String, String> parameters) {}

    public static String write(PayerAction action) {
        return json(new Written(action.kind(), new TreeMap<>(action.parameters())));
    }

    public static @Nullable PayerAction read(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            Written written = JSON.readValue(json, Written.class);
            return new PayerAction(written.kind(), written.parameters());
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    public static String writeTexts(Map<String, String> texts) {
        return json(new TreeMap<>(texts));
    }

    public static Map<String, String> readTexts(@Nullable String json) {
        try {
            return json == null ? Map.of() : JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw unreadable(e);
        }
    }

    public static String writeHeaders(Map<String, List<String>> headers) {
        return json(new TreeMap<>(headers));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private static IllegalStateException unreadable(JsonProcessingException e) {
        return new IllegalStateException("what we wrote can be read", e);
    }
}
