package io.holdfast.contract.payment;

import io.holdfast.contract.Money;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A payment as of one instant.
 *
 * @param customer who buys, as the order says; known once the stock was reserved
 * @param amount the order's whole total
 * @param points how many points pay a part of it, 0 for none
 * @param pointsValueMinor what these points pay, in minor units of the amount's currency
 * @param feeBasisPoints the merchant's fee rate when the payment was made
 * @param failureReason set if and only if FAILED
 * @param finishedAt set if and only if the state is terminal
 * @param nextLookAt when a PROCESSING payment is looked at next; null once terminal
 */
public record PaymentView(
        String paymentId,
        String merchantId,
        String merchantPaymentNo,
        String orderId,
        PaymentMethod method,
        String payerAccountId,
        @Nullable String customer,
        Money amount,
        long points,
        long pointsValueMinor,
        int feeBasisPoints,
        PaymentState state,
        @Nullable FailureReason failureReason,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant nextLookAt)
        implements Serializable {}
