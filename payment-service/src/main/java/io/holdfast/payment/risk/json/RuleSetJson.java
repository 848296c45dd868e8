package io.holdfast.payment.risk.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.payment.risk.InvalidRulesException;
import io.holdfast.payment.risk.RiskRule;
import io.holdfast.payment.risk.RuleReader;
import io.holdfast.payment.risk.RuleSet;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads {@code {"rules": […]}}: no field that does not exist, no name or id twice, nothing behind the end. */
public final class RuleSetJson implements RuleReader {

    private static final int MOST_RULES = 200;
    /** Each is a row written and a sum read for each payment. */
    private static final int MOST_COUNTERS = 12;

    private static final int LONGEST_DOCUMENT = 1 << 20;
    private static final int VERSION_LENGTH = 12;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .build())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public RuleSet read(String document) throws InvalidRulesException {
        if (document.length() > LONGEST_DOCUMENT) {
            throw new InvalidRulesException("the document is longer than " + LONGEST_DOCUMENT + " characters");
        }
        RuleFields root = new RuleFields("the document", parsed(document)).only(Set.of("rules"));
        List<RiskRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode each : root.array("rules", 0, MOST_RULES)) {
            RiskRule rule = RuleJson.rule(new RuleFields("rules[" + rules.size() + "]", each));
            if (!ids.add(rule.head().id())) {
                throw new InvalidRulesException(
                        "two rules are called " + rule.head().id());
            }
            rules.add(rule);
        }
        long counters = rules.stream()
                .filter(RiskRule.Velocity.class::isInstance)
                .map(rule -> ((RiskRule.Velocity) rule).window())
                .distinct()
                .count();
        if (counters > MOST_COUNTERS) {
            throw new InvalidRulesException("there are " + counters
                    + " different pairs of subject and window_seconds, and at most " + MOST_COUNTERS + " are counted");
        }
        return new RuleSet(version(document), rules);
    }

    private static JsonNode parsed(String document) throws InvalidRulesException {
        try {
            return JSON.readTree(document);
        } catch (JsonProcessingException e) {
            // Without the parser's words: they quote the document, whose lists name people and cards.
            JsonLocation at = e.getLocation();
            throw new InvalidRulesException("it is not one JSON document without repeated names"
                    + (at == null ? ", or is nested too deep" : ", near character " + at.getCharOffset()));
        }
    }

    private static String version(String document) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, VERSION_LENGTH);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
