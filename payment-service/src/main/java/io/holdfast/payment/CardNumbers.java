package io.holdfast.payment;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells what looks like the number of a card: 13 to 19 digits, blanks and dashes between them or not, whose last digit checks
 * (ISO/IEC 7812-1). Such a number must not be stored, so it is told here, before anything is.
 */
public final class CardNumbers {

    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int BASE = 10;
    private static final int LARGEST_DIGIT = 9;

    private static final Pattern GROUP = Pattern.compile("\\p{Nd}+");
    private static final Pattern DIGITS = Pattern.compile("\\p{Nd}(?:[\\s\\p{Zs}\\p{Pd}.]*+\\p{Nd}){12,}+");

    private CardNumbers() {}

    public static boolean isIn(String text) {
        Matcher run = DIGITS.matcher(text);
        while (run.find()) {
            List<String> groups =
                    GROUP.matcher(run.group()).results().map(MatchResult::group).toList();
            for (int first = 0; first < groups.size(); first++) {
                if (beginsAt(first, groups)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A month or a year may stand before or behind it. */
    private static boolean beginsAt(int first, List<String> groups) {
        StringBuilder number = new StringBuilder();
        for (int last = first; last < groups.size() && number.length() <= LONGEST; last++) {
            number.append(groups.get(last));
            int[] digits =
                    number.codePoints().map(c -> Character.digit(c, BASE)).toArray();
            if (digits.length >= SHORTEST && digits.length <= LONGEST && checks(digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean checks(int[] digits) {
        int sum = 0;
        boolean doubled = false;
        for (int i = digits.length - 1; i >= 0; i--) {
            int counted = doubled ? digits[i] * 2 : digits[i];
            sum += counted > LARGEST_DIGIT ? counted - LARGEST_DIGIT : counted;
            doubled = !doubled;
        }
        return sum % BASE == 0;
    }
}
