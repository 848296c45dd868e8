package io.holdfast.payment.facade;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Text that reads the same to everybody: in Unicode's normal form C, without control characters, line separators,
 * characters that change the direction of writing, and halves of surrogate pairs; not blank at its ends.
 */
public final class PlainText {

    private PlainText() {}

    /** What is wrong with it, if anything. The length is counted in code points, 1 to {@code maxLength}. */
    public static Optional<String> fault(String text, int maxLength) {
        int length = text.codePointCount(0, text.length());
        if (length < 1 || length > maxLength) {
            return Optional.of("must have 1 to " + maxLength + " characters");
        }
        if (!text.strip().equals(text)) {
            return Optional.of("must not begin or end with blanks");
        }
        if (!text.codePoints().allMatch(PlainText::isAllowed)) {
            return Optional.of(
                    "must not contain control characters or characters that change the direction of writing");
        }
        if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            return Optional.of("must be in Unicode normal form C");
        }
        return Optional.empty();
    }

    private static boolean isAllowed(int point) {
        if (point >= ' ' && point < 0x7f) {
            return true;
        }
        return !Character.isISOControl(point) && !isBidiControl(point) && !isInvisibleOrHalf(point);
    }

    /** Unicode's property Bidi_Control. */
    private static boolean isBidiControl(int point) {
        return point == 0x061c
                || point == 0x200e
                || point == 0x200f
                || (point >= 0x202a && point <= 0x202e)
                || (point >= 0x2066 && point <= 0x2069);
    }

    private static boolean isInvisibleOrHalf(int point) {
        return point == 0x2028
                || point == 0x2029
                || point == 0xfeff
                || (point & 0xfffe) == 0xfffe
                || Character.getType(point) == Character.SURROGATE;
    }
}
