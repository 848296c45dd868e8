package io.holdfast.payment.facade.web;

import static io.holdfast.payment.facade.ProblemCode.DUPLICATE_FIELD;
import static io.holdfast.payment.facade.ProblemCode.INVALID_VALUE;
import static io.holdfast.payment.facade.ProblemCode.MISSING_FIELD;
import static io.holdfast.payment.facade.ProblemCode.UNKNOWN_FIELD;

import io.holdfast.payment.facade.PlainText;
import io.holdfast.payment.facade.ProblemException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameters, as strict as the body: none unknown, none twice. */
final class Query {

    static final int LIMIT_DEFAULT = 50;
    static final int LIMIT_MAX = 200;
    private static final String INTEGER = "0|[1-9][0-9]{0,17}";
    private static final String ID = "[\\x21-\\x7e]{1,40}";
    private static final char REPLACED = '\uFFFD';

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /** @param raw as sent, still encoded, or empty */
    static Query of(String raw, Set<String> names) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!names.contains(name)) {
                throw ProblemException.at(UNKNOWN_FIELD, shown(name), "there is no such query parameter here");
            }
            if (values.put(name, decoded(name, equals < 0 ? "" : pair.substring(equals + 1))) != null) {
                throw ProblemException.at(DUPLICATE_FIELD, name, "the query parameter stands twice");
            }
        }
        return new Query(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name, int maxLength) {
        String text = values.get(name);
        if (text == null) {
            throw ProblemException.at(MISSING_FIELD, name, "must be there");
        }
        PlainText.fault(text, maxLength).ifPresent(fault -> {
            throw ProblemException.at(INVALID_VALUE, name, fault);
        });
        return text;
    }

    /** An identifier that Holdfast gave out. */
    @Nullable
    String optionalId(String name) {
        String id = values.get(name);
        if (id != null && !id.matches(ID)) {
            throw ProblemException.at(INVALID_VALUE, name, "is not an identifier");
        }
        return id;
    }

    /** Refuses parameters that mean nothing beside another that is there. */
    void without(String... names) {
        for (String name : names) {
            if (has(name)) {
                throw ProblemException.at(UNKNOWN_FIELD, name, "means nothing beside the other query parameters");
            }
        }
    }

    @Nullable
    Long optionalPosition(String name) {
        String text = values.get(name);
        return text == null ? null : integer(name, text);
    }

    @Nullable
    Instant optionalTime(String name) {
        String text = values.get(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw ProblemException.at(INVALID_VALUE, name, "must be a time such as 2026-11-23T10:00:00Z");
        }
    }

    <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type) {
        String text = values.get(name);
        if (text == null) {
            return null;
        }
        for (E each : type.getEnumConstants()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        throw ProblemException.at(INVALID_VALUE, name, "must be one of " + Arrays.toString(type.getEnumConstants()));
    }

    int limit() {
        String text = values.get("limit");
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        long limit = integer("limit", text);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw ProblemException.at(INVALID_VALUE, "limit", "must be from 1 to " + LIMIT_MAX);
        }
        return (int) limit;
    }

    private static long integer(String name, String text) {
        if (!text.matches(INTEGER)) {
            throw ProblemException.at(INVALID_VALUE, name, "must be an integer");
        }
        return Long.parseLong(text);
    }

    private static String decoded(String name, String encoded) {
        String text;
        try {
            text = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.at(INVALID_VALUE, name, "is not well percent-encoded");
        }
        if (text.indexOf(REPLACED) >= 0) {
            throw ProblemException.at(INVALID_VALUE, name, "is not UTF-8");
        }
        return text;
    }

    private static String shown(String name) {
        return name.length() > 64 ? name.substring(0, 64) + "..." : name;
    }
}
