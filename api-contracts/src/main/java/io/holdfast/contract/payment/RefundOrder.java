package io.holdfast.contract.payment;

import io.holdfast.contract.Money;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Gives money of a SUCCEEDED payment back. The same merchant refund number with the same content answers with the refund made
 * first.
 *
 * @param merchantRefundNo 1 to 64 characters, unique per merchant
 * @param amount 1 to what was captured in money and is not refunded yet, in the payment's currency
 * @param reason for the payer, 1 to 80 characters; null if not told
 * @param restock whether all of the order's pieces go back on the shelf
 */
public record RefundOrder(
        String merchantId,
        String merchantRefundNo,
        String paymentId,
        Money amount,
        @Nullable String reason,
        boolean restock)
        implements Serializable {}
