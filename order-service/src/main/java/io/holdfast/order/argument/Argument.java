package io.holdfast.order.argument;

/** Checks of what a caller passes. A breach is the caller's mistake, so it is an exception and not an outcome. */
public final class Argument {

    private static final int ID_LENGTH = 40;

    private Argument() {}

    /**
     * @param most the longest allowed, in Unicode characters
     * @throws IllegalArgumentException if the text is empty, too long, or has blanks at an end: databases that pad
     *     strings would take {@code "A"} and {@code "A "} for the same
     */
    public static String text(String name, String value, int most) {
        boolean fits = !value.isEmpty() && value.codePointCount(0, value.length()) <= most;
        if (!fits || !value.equals(value.strip())) {
            throw new IllegalArgumentException(
                    name + " must be 1 to " + most + " characters, without blanks at either end");
        }
        return value;
    }

    /** Whether the value can be an identifier at all: 1 to 40 visible ASCII characters. What cannot is not found. */
    public static boolean isId(String value) {
        return !value.isEmpty() && value.length() <= ID_LENGTH && value.chars().allMatch(c -> c > ' ' && c < 127);
    }

    /** @throws IllegalArgumentException unless {@link #isId} */
    public static String id(String name, String value) {
        if (!isId(value)) {
            throw new IllegalArgumentException(name + " must be 1 to " + ID_LENGTH + " visible ASCII characters");
        }
        return value;
    }

    /** @throws IllegalArgumentException unless {@code least <= value <= most} */
    public static long within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + " but is " + value);
        }
        return value;
    }
}
