package io.holdfast.payment.risk.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.payment.risk.InvalidRulesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one object, read by what they must be. Nothing is converted. */
final class RuleFields {

    private final String at;
    private final JsonNode json;

    RuleFields(String at, JsonNode json) throws InvalidRulesException {
        this.at = at;
        this.json = json;
        if (!json.isObject()) {
            throw new InvalidRulesException(at + " is not an object");
        }
    }

    RuleFields only(Set<String> names) throws InvalidRulesException {
        for (Iterator<String> each = json.fieldNames(); each.hasNext(); ) {
            if (!names.contains(each.next())) {
                throw new InvalidRulesException(at + " has a field that is none of " + new TreeSet<>(names));
            }
        }
        return this;
    }

    boolean has(String name) {
        return json.has(name);
    }

    JsonNode array(String name, int min, int max) throws InvalidRulesException {
        JsonNode value = json.path(name);
        if (!value.isArray() || value.size() < min || value.size() > max) {
            throw fault(name, "must be an array of " + min + " to " + max + " elements");
        }
        return value;
    }

    String text(String name, String form) throws InvalidRulesException {
        JsonNode value = json.path(name);
        if (!value.isTextual() || !value.textValue().matches(form)) {
            throw fault(name, "must be a text that matches " + form);
        }
        return value.textValue();
    }

    long integer(String name, long min, long max) throws InvalidRulesException {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw fault(name, "must be an integer from " + min + " to " + max);
        }
        return value.longValue();
    }

    boolean flag(String name) throws InvalidRulesException {
        JsonNode value = json.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw fault(name, "must be true or false");
        }
        return value.booleanValue();
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, Set<E> allowed) throws InvalidRulesException {
        for (E each : type.getEnumConstants()) {
            if (allowed.contains(each) && each.name().equals(json.path(name).textValue())) {
                return each;
            }
        }
        throw fault(
                name,
                "must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .filter(allowed::contains)
                                .toList());
    }

    /** Each once. Values are not repeated in a refusal: they may name people and cards. */
    List<String> texts(String name, int min, int max, String form) throws InvalidRulesException {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : array(name, min, max)) {
            if (!each.isTextual() || !each.textValue().matches(form)) {
                throw fault(name + "[" + texts.size() + "]", "must be a text that matches " + form);
            }
            texts.add(each.textValue());
        }
        if (Set.copyOf(texts).size() < texts.size()) {
            throw fault(name, "names something twice");
        }
        return texts;
    }

    InvalidRulesException fault(String name, String why) {
        return new InvalidRulesException(at + "." + name + " " + why);
    }
}
