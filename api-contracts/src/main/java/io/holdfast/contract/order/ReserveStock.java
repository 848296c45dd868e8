package io.holdfast.contract.order;

import io.holdfast.contract.Money;
import java.io.Serializable;
import java.time.Instant;

/**
 * Reserves an order's stock for one payment, and marks the order PAYING.
 *
 * @param total what the merchant believes the order costs; another total is refused
 * @param expiresAt when order-service may ask payment-service what became of the payment
 */
public record ReserveStock(String paymentId, String merchantId, String orderId, Money total, Instant expiresAt)
        implements Serializable {}
