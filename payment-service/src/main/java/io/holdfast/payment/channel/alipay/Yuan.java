package io.holdfast.payment.channel.alipay;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Amounts as Alipay writes them: yuan with two decimals, {@code 12.34}. */
final class Yuan {

    private static final Pattern FORM = Pattern.compile("(0|[1-9]\\d{0,12})(\\.\\d{1,2})?");
    private static final int DECIMALS = 2;

    private Yuan() {}

    static String of(Money amount) {
        return amount.toMajor().setScale(DECIMALS).toPlainString();
    }

    /** @throws IllegalArgumentException if it is no amount of whole fen; nothing is rounded */
    static Money read(@Nullable String yuan) {
        if (yuan == null || !FORM.matcher(yuan).matches()) {
            throw new IllegalArgumentException("not an amount in yuan");
        }
        long fen = new BigDecimal(yuan).movePointRight(DECIMALS).longValueExact();
        return Money.of(fen, CurrencyCode.CNY);
    }
}
