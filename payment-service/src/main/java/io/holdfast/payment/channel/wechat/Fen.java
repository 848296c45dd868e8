package io.holdfast.payment.channel.wechat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.payment.channel.ChannelLimits;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Prepay;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** WeChat Pay counts in whole fen of CNY, 32 bits of them. */
final class Fen {

    private Fen() {}

    /** Why this cannot be asked for; null if it can. */
    static @Nullable ChannelRefusal refusal(ChannelSettings settings, Prepay prepay) {
        Money amount = prepay.amount();
        if (amount.currency() != CurrencyCode.CNY) {
            return new ChannelRefusal(
                    ChannelRefusal.Reason.CURRENCY_NOT_SUPPORTED, "CURRENCY", "WeChat Pay takes CNY only");
        }
        if (amount.amountMinor() > Integer.MAX_VALUE) {
            return new ChannelRefusal(
                    ChannelRefusal.Reason.AMOUNT_NOT_ALLOWED, "AMOUNT", "WeChat Pay counts with 32 bits");
        }
        if (prepay.manualCapture()) {
            return new ChannelRefusal(
                    ChannelRefusal.Reason.OTHER, "MANUAL_CAPTURE", "WeChat Pay does not set money aside");
        }
        return ChannelLimits.refusal(settings, amount);
    }

    /** Why this was never sent and never will be; null if it may be. */
    static @Nullable ChannelRefusal refusal(ChannelRefund refund) {
        Money amount = refund.amount();
        boolean fits = amount.currency() == CurrencyCode.CNY
                && refund.paid().currency() == CurrencyCode.CNY
                && amount.amountMinor() >= 1
                && amount.amountMinor() <= refund.paid().amountMinor();
        return fits
                ? null
                : new ChannelRefusal(
                        ChannelRefusal.Reason.NOT_REFUNDABLE, "AMOUNT", amount + " of " + refund.paid() + " paid");
    }

    /** An amount on the wire. @throws IllegalArgumentException if the currency is none of ours */
    static Money money(long fen, @Nullable String currency) {
        return Money.of(
                fen, currency == null || currency.isEmpty() ? CurrencyCode.CNY : CurrencyCode.valueOf(currency));
    }

    /** Of bills, which are in yuan. @throws ArithmeticException if it is not a whole number of fen */
    static long ofYuan(String yuan) {
        return new BigDecimal(yuan).movePointRight(2).longValueExact();
    }
}
