package io.holdfast.protection.rules.sentinel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.CollectionType;
import io.holdfast.protection.rules.RuleFaultException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A document of rules read without a guess: no field that is not known, no field twice, no number that is a text. */
final class StrictRules {

    private static final int MOST_CHARACTERS = 262_144;
    private static final int MOST_RULES = 500;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StrictRules() {}

    /** One rule of a document. */
    interface Text<R> {

        /** @throws RuleFaultException if a value is missing or out of range */
        R rule() throws RuleFaultException;
    }

    static <R, T extends Text<R>> List<R> read(String document, Class<T> kind) throws RuleFaultException {
        if (document.length() > MOST_CHARACTERS) {
            throw new RuleFaultException("longer than " + MOST_CHARACTERS + " characters");
        }
        List<T> texts = parsed(document, kind);
        if (texts.size() > MOST_RULES) {
            throw new RuleFaultException("more than " + MOST_RULES + " rules");
        }
        List<R> rules = new ArrayList<>();
        Set<T> seen = new HashSet<>();
        for (T text : texts) {
            String place = "rule " + (rules.size() + 1) + ": ";
            if (text == null) {
                throw new RuleFaultException(place + "is null");
            }
            if (!seen.add(text)) {
                throw new RuleFaultException(place + "stands twice");
            }
            try {
                rules.add(text.rule());
            } catch (RuleFaultException e) {
                throw new RuleFaultException(place + e.getMessage());
            }
        }
        return rules;
    }

    private static <T> List<T> parsed(String document, Class<T> kind) throws RuleFaultException {
        try {
            CollectionType list = JSON.getTypeFactory().constructCollectionType(ArrayList.class, kind);
            List<T> texts = JSON.readValue(document, list);
            if (texts == null) {
                throw new RuleFaultException("null is no list; [] stands for no rules");
            }
            return texts;
        } catch (JsonProcessingException e) {
            throw new RuleFaultException(e.getOriginalMessage() + " at line "
                    + (e.getLocation() == null
                            ? "?"
                            : Integer.toString(e.getLocation().getLineNr())));
        }
    }
}
