package io.holdfast.contract.account;

import io.holdfast.contract.Money;
import java.io.Serializable;
import java.time.Instant;

/**
 * Freezes a payer's money for one payment.
 *
 * @param merchantId who is paid, and who opened the payer's wallet
 * @param amount what the payer's wallet pays; 1 to 10^12 minor units
 * @param pointsValueMinor what points pay besides, 0 or more; the merchant gets both, this part from clearing
 * @param feeBasisPoints Holdfast's share of the whole, 0 to 10,000; half-even, the remainder goes to the merchant
 * @param expiresAt when account-service may ask payment-service what became of the payment
 */
public record PlaceHold(
        String paymentId,
        String merchantId,
        String payerAccountId,
        Money amount,
        long pointsValueMinor,
        int feeBasisPoints,
        Instant expiresAt)
        implements Serializable {}
