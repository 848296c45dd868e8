package io.holdfast.payment.notify.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.payment.notify.MerchantEvent;
import io.holdfast.payment.notify.SendTest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads of an event as it stands on the topic whose it is, and leaves the rest as it is: a type that there is not today is
 * delivered too.
 */
public final class EventJson implements SendTest.TestPayload {

    private static final int VERSION = 1;
    private static final int ID_LIMIT = 40;

    private final JsonMapper json = JsonMapper.builder().build();

    public MerchantEvent read(byte[] body) throws MalformedEventException {
        String payload = text(body);
        JsonNode event = tree(payload);
        JsonNode subject = event.path("payment").isObject() ? event.path("payment") : event.path("refund");
        if (!subject.isObject()) {
            throw new MalformedEventException("neither a payment nor a refund");
        }
        return new MerchantEvent(
                id(event, "id"),
                id(subject, "merchant_id"),
                id(event, "type"),
                id(subject, "payment_id"),
                time(event),
                payload);
    }

    @Override
    public String of(String eventId, String type, Instant occurredAt, String merchantId, String endpointId) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", eventId);
        event.put("type", type);
        event.put("version", VERSION);
        event.put("occurred_at", occurredAt.toString());
        event.put("endpoint", Map.of("endpoint_id", endpointId));
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written as JSON", e);
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

    private JsonNode tree(String payload) throws MalformedEventException {
        try {
            @Nullable JsonNode tree = json.readTree(payload);
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
