package io.holdfast.payment.channel.card;

import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what looks like the number of a card: 13 to 19 digits, spaced or not, whose last digit checks (ISO/IEC 7812-1). */
final class CardNumbers {

    private static final int LONGEST = 19;
    private static final int BASE = 10;
    private static final int LARGEST_DIGIT = 9;

    private static final Pattern DIGITS = Pattern.compile("\\d(?:[ \\-.]?\\d){12,}");

    private CardNumbers() {}

    static boolean anyIn(Collection<String> texts) {
        return texts.stream().anyMatch(CardNumbers::isIn);
    }

    static boolean isIn(String text) {
        Matcher run = DIGITS.matcher(text);
        while (run.find()) {
            String digits = run.group().replaceAll("\\D", "");
            if (digits.length() <= LONGEST && checks(digits)) {
                return true;
            }
        }
        return false;
    }

    private static boolean checks(String digits) {
        int sum = 0;
        boolean doubled = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = digits.charAt(i) - '0';
            int counted = doubled ? digit * 2 : digit;
            sum += counted > LARGEST_DIGIT ? counted - LARGEST_DIGIT : counted;
            doubled = !doubled;
        }
        return sum % BASE == 0;
    }
}
