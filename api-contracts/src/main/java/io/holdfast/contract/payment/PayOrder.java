package io.holdfast.contract.payment;

import io.holdfast.contract.Money;
import java.io.Serializable;

/**
 * Pays an order. The same merchant payment number with the same content answers with the payment made first.
 *
 * @param merchantPaymentNo 1 to 64 characters, unique per merchant
 * @param payerAccountId the wallet that pays
 * @param amount the order's whole total, 1 to 10^12 minor units
 * @param points how many of the customer's points pay a part, 0 for none; the wallet pays the rest, at least 1 minor unit
 */
public record PayOrder(
        String merchantId,
        String merchantPaymentNo,
        String orderId,
        PaymentMethod method,
        String payerAccountId,
        Money amount,
        long points)
        implements Serializable {}
