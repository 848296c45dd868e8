package io.holdfast.payment.facade.json;

import io.holdfast.payment.fx.FxQuote;

/** A quote as merchants see it. The rate is a text: it is no amount, and is not to be rounded by whoever reads it. */
public record FxQuoteJson(
        String id,
        long amount,
        String from,
        long payerAmount,
        String to,
        String rate,
        String createdAt,
        String expiresAt) {

    public static FxQuoteJson of(FxQuote quote) {
        return new FxQuoteJson(
                quote.fxQuoteId(),
                quote.amount().amountMinor(),
                quote.amount().currency().name(),
                quote.payerAmount().amountMinor(),
                quote.payerAmount().currency().name(),
                quote.rate().toPlainString(),
                WireJson.time(quote.createdAt()),
                WireJson.time(quote.expiresAt()));
    }
}
