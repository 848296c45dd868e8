package io.holdfast.payment.channelconfig;

import io.holdfast.contract.payment.PutChannelSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What settings of any channel look like. */
final class SettingsForm {

    private static final int ENDPOINT_LIMIT = 255;
    private static final int ENTRIES_LIMIT = 32;
    private static final int OPEN_LIMIT = 500;
    private static final int SECRET_LIMIT = 16_000;
    /** All open names and values together: as JSON they are at most six times as long, and still fit in a TEXT. */
    private static final int OPEN_TOTAL_LIMIT = 10_000;
    /** In bytes, sealed: as wide as the column. */
    private static final int SEALED_LIMIT = 49_152;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private SettingsForm() {}

    /** @throws IllegalArgumentException for the first fault, named without its value */
    static void check(PutChannelSettings settings) {
        checkEndpoint(settings.endpoint());
        checkEntries("open", settings.open(), OPEN_LIMIT);
        checkEntries("secret", settings.secret(), SECRET_LIMIT);
        checkTotal(settings.open());
    }

    /** @throws IllegalArgumentException if the new secrets and those that were there do not fit together */
    static void checkSealed(byte[] secrets) {
        if (secrets.length > SEALED_LIMIT) {
            throw new IllegalArgumentException(
                    "secret, with the secrets that were there before, has more than " + SEALED_LIMIT + " bytes");
        }
    }

    /** @throws IllegalArgumentException for a secret's name among the open settings: its value would be shown to everybody */
    static void checkApart(Map<String, String> open, Map<String, String> secrets) {
        for (String name : open.keySet()) {
            if (secrets.containsKey(name)) {
                throw new IllegalArgumentException(name + " is a secret and must not stand among the open settings");
            }
        }
    }

    private static void checkEndpoint(@Nullable String endpoint) {
        if (endpoint != null && !isGood(endpoint)) {
            throw new IllegalArgumentException(
                    "endpoint must be an https address without user, query and slash at the end");
        }
    }

    private static boolean isGood(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            boolean plain = uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
            return plain
                    && uri.getHost() != null
                    && !endpoint.endsWith("/")
                    && endpoint.length() <= ENDPOINT_LIMIT
                    && endpoint.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void checkEntries(String part, Map<String, ? extends @Nullable String> values, int valueLimit) {
        if (values.size() > ENTRIES_LIMIT) {
            throw new IllegalArgumentException(part + " has more than " + ENTRIES_LIMIT + " entries");
        }
        for (Map.Entry<String, ? extends @Nullable String> each : values.entrySet()) {
            if (!NAME.matcher(each.getKey()).matches()) {
                throw new IllegalArgumentException(part + " has a name that is not lower-case letters, digits and _");
            }
            String value = each.getValue();
            if (value != null && (value.isBlank() || value.length() > valueLimit)) {
                throw new IllegalArgumentException(each.getKey() + " must have 1 to " + valueLimit + " characters");
            }
        }
    }

    private static void checkTotal(Map<String, String> open) {
        int total = open.entrySet().stream()
                .mapToInt(each -> each.getKey().length() + each.getValue().length())
                .sum();
        if (total > OPEN_TOTAL_LIMIT) {
            throw new IllegalArgumentException("open has more than " + OPEN_TOTAL_LIMIT + " characters");
        }
    }
}
