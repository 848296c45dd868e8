package io.holdfast.payment.facade.json;

import static io.holdfast.payment.facade.ProblemCode.DUPLICATE_FIELD;
import static io.holdfast.payment.facade.ProblemCode.MALFORMED_JSON;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.holdfast.payment.facade.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a body that is one JSON object (RFC 8259), in UTF-8, with nothing after it and no name twice in any object. */
public final class StrictJson {

    private static final int DEPTH_LIMIT = 16;
    private static final JsonFactory JSON = JsonFactory.builder()
            // Names come from outside: remembering them would let a caller fill the memory.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private StrictJson() {}

    /** Stands for a number that is not an integer of 64 bits. */
    enum Odd {
        NUMBER
    }

    public static JsonFields read(byte[] body) {
        try (JsonParser parser = JSON.createParser(utf8(body))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("the body is not a JSON object");
            }
            Map<String, @Nullable Object> fields = object(parser, "", 1);
            if (parser.nextToken() != null) {
                throw malformed("something follows the JSON object");
            }
            return new JsonFields("", fields);
        } catch (JsonProcessingException e) {
            // The parser's own message quotes the body, which may hold what must not be repeated.
            throw malformed(
                    "the body is not valid JSON, near byte " + e.getLocation().getCharOffset());
        } catch (IOException e) {
            throw malformed("the body cannot be read");
        }
    }

    private static String utf8(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    private static Map<String, @Nullable Object> object(JsonParser parser, String path, int depth) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            String at = JsonFields.pathOf(path, name);
            parser.nextToken();
            Object value = value(parser, at, depth);
            if (fields.containsKey(name)) {
                throw ProblemException.at(DUPLICATE_FIELD, at, "the field stands twice");
            }
            fields.put(name, value);
        }
        return fields;
    }

    private static List<@Nullable Object> array(JsonParser parser, String path, int depth) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser, path + "[" + values.size() + "]", depth));
        }
        return values;
    }

    private static @Nullable Object value(JsonParser parser, String path, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, path, deeper(depth));
            case START_ARRAY -> array(parser, path, deeper(depth));
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> Odd.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            case FIELD_NAME, END_OBJECT, END_ARRAY, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw malformed("the body is not valid JSON");
        };
    }

    private static Object integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT, LONG -> parser.getLongValue();
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> Odd.NUMBER;
        };
    }

    private static int deeper(int depth) {
        if (depth >= DEPTH_LIMIT) {
            throw malformed("the body is nested deeper than " + DEPTH_LIMIT);
        }
        return depth + 1;
    }

    private static ProblemException malformed(String detail) {
        return ProblemException.of(MALFORMED_JSON, detail);
    }
}
