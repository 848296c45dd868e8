package io.holdfast.payment.facade.json;

import static io.holdfast.payment.facade.ProblemCode.INVALID_VALUE;
import static io.holdfast.payment.facade.ProblemCode.MISSING_FIELD;
import static io.holdfast.payment.facade.ProblemCode.UNKNOWN_FIELD;

import io.holdfast.payment.facade.PlainText;
import io.holdfast.payment.facade.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one JSON object, read by what they must be. Nothing is converted: a number is not a text and a text is not
 * a number. Each refusal names the field by its path from the body's root, such as {@code items[0].quantity}.
 */
public final class JsonFields {

    private static final int ID_LIMIT = 40;
    private static final int NAME_SHOWN = 64;

    private final String path;
    private final Map<String, @Nullable Object> fields;

    JsonFields(String path, Map<String, @Nullable Object> fields) {
        this.path = path;
        this.fields = fields;
    }

    /** Refuses every field but these. */
    public JsonFields only(Set<String> names) {
        for (String name : fields.keySet()) {
            if (!names.contains(name)) {
                throw ProblemException.at(UNKNOWN_FIELD, pathOf(path, name), "there is no such field here");
            }
        }
        return this;
    }

    public boolean has(String name) {
        return fields.get(name) != null;
    }

    public String text(String name, int maxLength) {
        if (!(value(name) instanceof String text)) {
            throw invalid(name, "must be a text");
        }
        PlainText.fault(text, maxLength).ifPresent(fault -> {
            throw invalid(name, fault);
        });
        return text;
    }

    public @Nullable String optionalText(String name, int maxLength) {
        return has(name) ? text(name, maxLength) : null;
    }

    /** An identifier that Holdfast gave out: up to 40 visible ASCII characters. */
    public String id(String name) {
        String id = text(name, ID_LIMIT);
        if (!id.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw invalid(name, "is not an identifier");
        }
        return id;
    }

    public long integer(String name, long min, long max) {
        Object value = value(name);
        if (value == StrictJson.Odd.NUMBER) {
            throw invalid(name, "must be an integer from " + min + " to " + max + ", without fraction or exponent");
        }
        if (!(value instanceof Long number)) {
            throw invalid(name, "must be an integer");
        }
        if (number < min || number > max) {
            throw invalid(name, "must be from " + min + " to " + max);
        }
        return number;
    }

    public long optionalInteger(String name, long min, long max, long otherwise) {
        return has(name) ? integer(name, min, max) : otherwise;
    }

    /** False if it is not there. */
    public boolean optionalFlag(String name) {
        if (!has(name)) {
            return false;
        }
        if (!(fields.get(name) instanceof Boolean flag)) {
            throw invalid(name, "must be true or false");
        }
        return flag;
    }

    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        Object value = value(name);
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(value)) {
                return each;
            }
        }
        throw invalid(name, "must be one of " + Arrays.toString(type.getEnumConstants()));
    }

    public List<JsonFields> objects(String name, int min, int max) {
        List<JsonFields> objects = new ArrayList<>();
        for (Object value : elements(name, min, max)) {
            objects.add(element(pathOf(path, name) + "[" + objects.size() + "]", value));
        }
        return objects;
    }

    /** Texts of visible ASCII characters, such as names of types. */
    public List<String> words(String name, int min, int max) {
        List<String> words = new ArrayList<>();
        for (Object value : elements(name, min, max)) {
            if (!(value instanceof String word) || !word.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw invalid(name + "[" + words.size() + "]", "must be a text of visible ASCII characters");
            }
            words.add(word);
        }
        return words;
    }

    public List<Integer> integers(String name, int minSize, int maxSize, int min, int max) {
        List<Integer> integers = new ArrayList<>();
        for (Object value : elements(name, minSize, maxSize)) {
            if (!(value instanceof Long number) || number < min || number > max) {
                throw invalid(name + "[" + integers.size() + "]", "must be an integer from " + min + " to " + max);
            }
            integers.add(number.intValue());
        }
        return integers;
    }

    public boolean isText(String name) {
        return fields.get(name) instanceof String;
    }

    private List<?> elements(String name, int min, int max) {
        if (!(value(name) instanceof List<?> values)) {
            throw invalid(name, "must be an array");
        }
        if (values.size() < min || values.size() > max) {
            throw invalid(name, "must have " + min + " to " + max + " elements");
        }
        return values;
    }

    /** An object whose values are all texts, of any characters: keys and certificates have line ends. */
    public Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        textsOrNulls(name).forEach((key, text) -> {
            if (text == null) {
                throw notAText(name, key);
            }
            texts.put(key, text);
        });
        return texts;
    }

    /** As {@link #texts}, with null for a value where the caller wrote null. */
    public Map<String, @Nullable String> textsOrNulls(String name) {
        if (!(value(name) instanceof Map<?, ?> values)) {
            throw invalid(name, "must be an object");
        }
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (value != null && !(value instanceof String)) {
                throw notAText(name, String.valueOf(key));
            }
            texts.put(String.valueOf(key), (String) value);
        });
        return texts;
    }

    private ProblemException notAText(String name, String key) {
        return ProblemException.at(INVALID_VALUE, pathOf(pathOf(path, name), key), "must be a text");
    }

    public JsonFields object(String name) {
        return element(pathOf(path, name), value(name));
    }

    /** A refusal of one of these fields, for a reason that only their reader knows. */
    public ProblemException invalid(String name, String fault) {
        return ProblemException.at(INVALID_VALUE, pathOf(path, name), fault);
    }

    @SuppressWarnings("unchecked") // StrictJson puts nothing else in an object's place
    private static JsonFields element(String at, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw ProblemException.at(INVALID_VALUE, at, "must be an object");
        }
        return new JsonFields(at, (Map<String, @Nullable Object>) map);
    }

    private Object value(String name) {
        if (!fields.containsKey(name)) {
            throw ProblemException.at(MISSING_FIELD, pathOf(path, name), "must be there");
        }
        Object value = fields.get(name);
        if (value == null) {
            throw invalid(name, "must not be null");
        }
        return value;
    }

    /** Shortened and without what does not print: the name may come from outside. */
    static String pathOf(String parent, String name) {
        String shown = name.length() > NAME_SHOWN ? name.substring(0, NAME_SHOWN) + "..." : name;
        boolean printable = shown.chars().allMatch(c -> c > ' ' && c < 0x7f);
        String safe = printable ? shown : shown.replaceAll("[^\\x21-\\x7e]", "?");
        return parent.isEmpty() ? safe : parent + "." + safe;
    }
}
