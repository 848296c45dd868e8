package io.holdfast.payment.facade.json;

import io.holdfast.payment.facade.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API's description in OpenAPI 3.1: written by hand, the list of problem codes filled in. */
public final class ApiDocument {

    private static final String SOURCE = "/api/openapi.yaml";
    private static final int ALIASES_LIMIT = 200;

    private ApiDocument() {}

    /** As JSON. */
    public static byte[] read() {
        Map<String, Object> document = source();
        Map<String, Object> codes = child(child(child(document, "components"), "schemas"), "ProblemCode");
        codes.put(
                "enum",
                Arrays.stream(ProblemCode.values()).map(ProblemCode::wireName).toList());
        codes.put("description", codes.get("description") + "\n\n" + table(List.of(ProblemCode.values())));
        return WireJson.write(document);
    }

    private static Map<String, Object> source() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(ALIASES_LIMIT);
        try (InputStream in = ApiDocument.class.getResourceAsStream(SOURCE)) {
            return new Yaml(new SafeConstructor(options)).load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // the document is ours
    private static Map<String, Object> child(Map<String, Object> parent, String name) {
        return (Map<String, Object>) Objects.requireNonNull(parent.get(name), name);
    }

    private static String table(List<ProblemCode> codes) {
        return codes.stream()
                .map(code -> "| `" + code.wireName() + "` | " + code.status() + " | " + code.title() + " |")
                .collect(Collectors.joining("\n", "| code | status | meaning |\n| --- | --- | --- |\n", ""));
    }
}
