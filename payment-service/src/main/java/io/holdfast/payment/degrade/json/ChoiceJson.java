package io.holdfast.payment.degrade.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.payment.degrade.ChoiceReader;
import io.holdfast.payment.degrade.DegradeLevel;
import io.holdfast.payment.degrade.InvalidChoiceException;
import io.holdfast.payment.degrade.OperatorsChoice;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;

/**
 * {@code {"level": "LISTS", "reason": "the database is slow", "automatic": true}}. The level must be there; a field that does
 * not exist, stands twice or has another type refuses all of it.
 */
public final class ChoiceJson implements ChoiceReader {

    private static final Set<String> FIELDS = Set.of("level", "reason", "automatic");
    private static final int REASON_LENGTH = 200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public OperatorsChoice read(String document) throws InvalidChoiceException {
        JsonNode json = object(document);
        Iterator<String> names = json.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw new InvalidChoiceException("there is no field " + name);
            }
        }
        return new OperatorsChoice(level(json.path("level")), reason(json), automatic(json));
    }

    @Override
    public String write(OperatorsChoice choice) {
        return JSON.createObjectNode()
                .put("level", choice.level().name())
                .put("reason", choice.reason())
                .put("automatic", choice.automatic())
                .toPrettyString();
    }

    private static JsonNode object(String document) throws InvalidChoiceException {
        try {
            JsonNode json = JSON.readTree(document);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            throw new InvalidChoiceException("it is not JSON: " + e.getOriginalMessage());
        }
        throw new InvalidChoiceException("it is not a JSON object");
    }

    private static DegradeLevel level(JsonNode json) throws InvalidChoiceException {
        for (DegradeLevel level : DegradeLevel.values()) {
            if (json.isTextual() && level.name().equals(json.textValue())) {
                return level;
            }
        }
        throw new InvalidChoiceException("level must be one of " + Arrays.toString(DegradeLevel.values()));
    }

    private static String reason(JsonNode json) throws InvalidChoiceException {
        if (!json.has("reason")) {
            return "";
        }
        JsonNode reason = json.get("reason");
        if (!reason.isTextual() || reason.textValue().length() > REASON_LENGTH) {
            throw new InvalidChoiceException("reason must be a text of at most " + REASON_LENGTH + " characters");
        }
        return reason.textValue();
    }

    private static boolean automatic(JsonNode json) throws InvalidChoiceException {
        if (!json.has("automatic")) {
            return true;
        }
        if (!json.get("automatic").isBoolean()) {
            throw new InvalidChoiceException("automatic must be true or false");
        }
        return json.get("automatic").booleanValue();
    }
}
