package io.holdfast.payment.channel;

import io.holdfast.contract.Money;
import org.jspecify.annotations.Nullable;

/** The amounts that a merchant's settings allow: {@code min_minor} to {@code max_minor}, each where it is set. */
public final class ChannelLimits {

    static final String MIN = "min_minor";
    static final String MAX = "max_minor";

    private ChannelLimits() {}

    /** @throws IllegalArgumentException if a limit is no number above 0, or no amount is within both */
    public static void check(ChannelSettings settings) {
        if (limit(settings, MIN, 1) > limit(settings, MAX, Long.MAX_VALUE)) {
            throw new IllegalArgumentException(MIN + " is above " + MAX);
        }
    }

    /** Null if the amount is allowed. */
    public static @Nullable ChannelRefusal refusal(ChannelSettings settings, Money amount) {
        if (amount.amountMinor() < limit(settings, MIN, 1)) {
            return refused("below the smallest amount");
        }
        return amount.amountMinor() > limit(settings, MAX, Long.MAX_VALUE) ? refused("above the largest amount") : null;
    }

    private static ChannelRefusal refused(String message) {
        return new ChannelRefusal(ChannelRefusal.Reason.AMOUNT_NOT_ALLOWED, "LIMIT", message);
    }

    private static long limit(ChannelSettings settings, String key, long otherwise) {
        String value = settings.open().get(key);
        if (value == null) {
            return otherwise;
        }
        try {
            long limit = Long.parseLong(value);
            if (limit > 0) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // As bad as a negative one.
        }
        throw new IllegalArgumentException(key + " is not a number above 0");
    }
}
