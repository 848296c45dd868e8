package io.holdfast.sandbox.paypal;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** PayPal's amounts: text with the currency's decimals. */
public final class PaypalMoney {

    private static final Set<String> CURRENCIES = Set.of(
            "AUD", "BRL", "CAD", "CNY", "CZK", "DKK", "EUR", "HKD", "HUF", "ILS", "JPY", "MYR", "MXN", "TWD", "NZD",
            "NOK", "PHP", "PLN", "GBP", "SGD", "SEK", "CHF", "THB", "USD");
    private static final Set<String> WITHOUT_DECIMALS = Set.of("HUF", "JPY", "TWD");

    private PaypalMoney() {}

    public static boolean knows(String currency) {
        return CURRENCIES.contains(currency);
    }

    private static int decimals(String currency) {
        return WITHOUT_DECIMALS.contains(currency) ? 0 : 2;
    }

    /** Empty if it has more decimals than its currency, or is not above zero. */
    public static Optional<Long> minor(String value, String currency) {
        try {
            long minor =
                    new BigDecimal(value).movePointRight(decimals(currency)).longValueExact();
            return minor > 0 ? Optional.of(minor) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    public static String value(long minor, String currency) {
        return BigDecimal.valueOf(minor, decimals(currency)).toPlainString();
    }

    /** 3.4% and 30 of the smallest unit, rounded half up. */
    public static long feeMinor(long minor) {
        return (minor * 34 + 500) / 1000 + 30;
    }
}
