package io.holdfast.account.directory;

import java.util.regex.Pattern;

/** What names and numbers given by merchants may look like. */
public final class PlainText {

    private static final Pattern ID = Pattern.compile("[!-~]{1,40}");

    private PlainText() {}

    /** @throws IllegalArgumentException for what no column of ids takes */
    public static void requireId(String name, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(name + " must have 1 to 40 visible ASCII characters");
        }
    }

    /**
     * Spaces at the ends are refused because the database compares without the trailing ones.
     *
     * @throws IllegalArgumentException for an empty or too long text, or one that people cannot tell from another
     */
    public static void require(String name, String value, int limit) {
        boolean plain = value.codePoints().noneMatch(Character::isISOControl)
                && value.strip().equals(value);
        if (value.isEmpty() || value.codePointCount(0, value.length()) > limit || !plain) {
            throw new IllegalArgumentException(name + " must have 1 to " + limit
                    + " characters, no control characters, and no spaces at its ends");
        }
    }
}
