package io.holdfast.payment.channel.alipay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is looked at before the SDK reads an answer. It verifies the signature over the text after the first occurrence of the
 * node's name ({@code alipay_trade_query_response}), reads the first object of the root whatever its name, and lets errors
 * pass that have no signature. So the root must have one object only, under the right name, and a signature.
 */
final class RawAnswer {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern METHOD = Pattern.compile("[?&]method=([a-z.]+)");
    private static final String ERROR = "error_response";
    private static final String SIGN = "sign";
    private static final Set<String> TEXTS = Set.of(SIGN, "alipay_cert_sn");
    /** Answers of the business behind the gateway, signed whatever they say. What the gateway itself refuses may not be. */
    private static final Set<String> BUSINESS = Set.of("10000", "10003", "40004");

    private RawAnswer() {}

    /** @throws IOException if the answer must not be believed */
    static void check(String url, String text) throws IOException {
        Matcher method = METHOD.matcher(url);
        if (!method.find()) {
            throw new IOException("a request without a method");
        }
        String node = method.group(1).replace('.', '_') + "_response";
        JsonNode root = parse(text);
        String only = root.has(node) ? node : ERROR;
        // Inside of an error, the node would be what the SDK verifies, and the error what it reads.
        boolean nodeInError = only.equals(ERROR) && text.contains(node);
        if (!hasForm(root, only) || !isOnce(text, only) || nodeInError) {
            throw new IOException("an answer of another form");
        }
        String code = root.path(only).path("code").asText("");
        boolean mayLackSignature = only.equals(ERROR) && !code.isEmpty() && !BUSINESS.contains(code);
        if (root.path(SIGN).asText("").isBlank() && !mayLackSignature) {
            throw new IOException("an answer without a signature");
        }
    }

    private static JsonNode parse(String text) throws IOException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            // Without the cause, which quotes the answer.
            throw new IOException("an answer of another form: no JSON, or a name twice");
        }
    }

    private static boolean hasForm(JsonNode root, String only) {
        if (!root.path(only).isObject()) {
            return false;
        }
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(only) && !(TEXTS.contains(name) && root.path(name).isTextual())) {
                return false;
            }
        }
        return true;
    }

    /** Where the name stands, letter by letter, because the SDK looks for its first occurrence in the text. */
    private static boolean isOnce(String text, String name) {
        int at = text.indexOf('"' + name + '"');
        return at >= 0 && text.indexOf(name) == at + 1 && text.lastIndexOf(name) == at + 1;
    }
}
