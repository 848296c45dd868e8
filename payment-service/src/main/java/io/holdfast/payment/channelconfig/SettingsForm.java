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
    /** All names and values together, so that they fit where they are stored. */
    private static final int TOTAL_LIMIT = 40_000;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d+\\.\\d+\\.\\d+|localhost|\\[::1]");

    private SettingsForm() {}

    /** @throws IllegalArgumentException for the first fault, named without its value */
    static void check(PutChannelSettings settings) {
        checkEndpoint(settings.endpoint());
        check("open", settings.open(), OPEN_LIMIT);
        check("secret", settings.secret(), SECRET_LIMIT);
    }

    private static void checkEndpoint(@Nullable String endpoint) {
        if (endpoint != null && !isGood(endpoint)) {
            throw new IllegalArgumentException(
                    "endpoint must be an https address, or an http one of this machine, without query and slash at the end");
        }
    }

    private static boolean isGood(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            boolean plain = uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
            // Keys and payers go there: in the clear on this machine only, to a sandbox.
            boolean safe = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme())
                            && uri.getHost() != null
                            && LOOPBACK.matcher(uri.getHost()).matches());
            return plain
                    && safe
                    && uri.getHost() != null
                    && !endpoint.endsWith("/")
                    && endpoint.length() <= ENDPOINT_LIMIT
                    && endpoint.chars().allMatch(c -> c > ' ' && c < 0x7f);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void check(String part, Map<String, String> values, int valueLimit) {
        if (values.size() > ENTRIES_LIMIT) {
            throw new IllegalArgumentException(part + " has more than " + ENTRIES_LIMIT + " entries");
        }
        int total = 0;
        for (Map.Entry<String, String> each : values.entrySet()) {
            if (!NAME.matcher(each.getKey()).matches()) {
                throw new IllegalArgumentException(part + " has a name that is not lower-case letters, digits and _");
            }
            if (each.getValue().isBlank() || each.getValue().length() > valueLimit) {
                throw new IllegalArgumentException(each.getKey() + " must have 1 to " + valueLimit + " characters");
            }
            total += each.getKey().length() + each.getValue().length();
        }
        if (total > TOTAL_LIMIT) {
            throw new IllegalArgumentException(part + " has more than " + TOTAL_LIMIT + " characters");
        }
    }
}
