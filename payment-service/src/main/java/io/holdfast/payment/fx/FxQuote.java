package io.holdfast.payment.fx;

import io.holdfast.contract.Money;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an amount costs a payer in another currency.
 *
 * @param fxQuoteId {@code fxq_…}
 * @param amount what the merchant is owed
 * @param payerAmount what the payer pays for it
 * @param rate one whole unit of the merchant's currency in whole units of the payer's
 * @param expiresAt from then on no payment can be made with it
 * @param paymentId the payment that was made with it; null for none
 */
public record FxQuote(
        String fxQuoteId,
        String merchantId,
        Money amount,
        Money payerAmount,
        BigDecimal rate,
        Instant createdAt,
        Instant expiresAt,
        @Nullable String paymentId) {}
