package io.holdfast.payment.channel.paypal;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts as PayPal writes them: USD {@code 12.34}, JPY {@code 12}. */
final class PayPalMoney {

    /** PayPal, currency codes. CNY is there for accounts in China alone. */
    private static final Set<CurrencyCode> TAKEN =
            EnumSet.of(CurrencyCode.USD, CurrencyCode.EUR, CurrencyCode.GBP, CurrencyCode.HKD, CurrencyCode.JPY);

    private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,14})(\\.\\d{1,3})?");

    private PayPalMoney() {}

    static boolean isTaken(CurrencyCode currency) {
        return TAKEN.contains(currency);
    }

    static String value(Money amount) {
        return amount.toMajor().toPlainString();
    }

    static com.paypal.sdk.models.Money of(Money amount) {
        return new com.paypal.sdk.models.Money(amount.currency().name(), value(amount));
    }

    static Money read(com.paypal.sdk.models.@Nullable Money amount) {
        if (amount == null) {
            throw new IllegalArgumentException("an amount is missing");
        }
        return read(amount.getCurrencyCode(), amount.getValue());
    }

    /** @throws IllegalArgumentException if it is no amount of whole minor units; nothing is rounded */
    static Money read(@Nullable String currency, @Nullable String value) {
        if (currency == null || value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an amount of PayPal's");
        }
        CurrencyCode code = CurrencyCode.valueOf(currency);
        try {
            return Money.of(
                    new BigDecimal(value).movePointRight(code.exponent()).longValueExact(), code);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an amount with a part of a minor unit");
        }
    }
}
