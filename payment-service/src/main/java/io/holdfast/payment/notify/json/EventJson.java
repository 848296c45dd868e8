package io.holdfast.payment.notify.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.payment.notify.EventText;
import io.holdfast.payment.notify.MerchantEvent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads of an event as it stands on the topic whose it is, and has the rest put into merchants' words. What there are none for
 * is delivered as it stands: a type that there is not today reaches its merchant too.
 */
public final class EventJson {

    private static final int VERSION = 1;
    private static final int ID_LIMIT = 40;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final EventText text;

    public EventJson(EventText text) {
        this.text = text;
    }

    public MerchantEvent read(byte[] body) throws MalformedEventException {
        String internal = text(body);
        JsonNode event = tree(internal);
        JsonNode subject = event.path("payment").isObject() ? event.path("payment") : event.path("refund");
        if (!subject.isObject()) {
            throw new MalformedEventException("neither a payment nor a refund");
        }
        String told = told(internal);
        return new MerchantEvent(
                id(event, "id"),
                id(subject, "merchant_id"),
                id(event, "type"),
                id(subject, "payment_id"),
                time(event),
                told == null ? internal : told);
    }

    /** A ping's or a probe's. */
    public static String ofTest(String eventId, String type, Instant occurredAt, String merchantId, String endpointId) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", eventId);
        event.put("type", type);
        event.put("version", VERSION);
        event.put("occurred_at", occurredAt.toString());
        event.put("endpoint", Map.of("endpoint_id", endpointId));
        try {
            return JSON.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
        }
    }

    private @Nullable String told(String internal) throws MalformedEventException {
        try {
            return text.of(internal);
        } catch (RuntimeException e) {
            throw new MalformedEventException("not what the contract says", e);
        }
    }

    private static String text(byte[] body) throws MalformedEventException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedEventException("not UTF-8", e);
        }
    }

    private static JsonNode tree(String payload) throws MalformedEventException {
        try {
            @Nullable JsonNode tree = JSON.readTree(payload);
            if (tree == null || !tree.isObject()) {
                throw new MalformedEventException("not a JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new MalformedEventException("not JSON", e);
        }
    }

    private static Instant time(JsonNode event) throws MalformedEventException {
        try {
            return Instant.parse(event.path("occurred_at").asText());
        } catch (DateTimeParseException e) {
            throw new MalformedEventException("no time in occurred_at", e);
        }
    }

    private static String id(JsonNode object, String field) throws MalformedEventException {
        String value = object.path(field).asText();
        if (!object.path(field).isTextual() || value.isEmpty() || value.length() > ID_LIMIT) {
            throw new MalformedEventException("no text in " + field);
        }
        return value;
    }
}
