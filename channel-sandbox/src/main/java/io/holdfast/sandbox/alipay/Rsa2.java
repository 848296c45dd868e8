package io.holdfast.sandbox.alipay;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Alipay, signature rules: sorted, not encoded, empty values dropped. */
public final class Rsa2 {

    private Rsa2() {}

    /** What a request's signature is over: {@code sign_type} takes part. */
    public static String ofRequest(Map<String, String> fields) {
        return joined(fields, Set.of("sign"));
    }

    /** What a callback's signature is over: {@code sign_type} does not take part. */
    public static String ofCallback(Map<String, String> fields) {
        return joined(fields, Set.of("sign", "sign_type"));
    }

    private static String joined(Map<String, String> fields, Set<String> without) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .filter(field -> !without.contains(field.getKey())
                                && !field.getValue().isEmpty())
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("&"));
    }
}
