package io.holdfast.contract.account;

import io.holdfast.contract.Money;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A refund that a merchant owes.
 *
 * @param amount what it costs the merchant, 1 to 10^12 minor units
 * @param toPayer what the payer gets: the same as {@code amount}, or, exchanged back, in the currency that was paid
 * @param channel through whom it goes; null for a wallet
 * @param payerAccountId the wallet that gets it; null for a channel
 */
public record FreezeRefund(
        String refundId,
        String paymentId,
        String merchantId,
        Money amount,
        Money toPayer,
        @Nullable String channel,
        @Nullable String payerAccountId)
        implements Serializable {}
