package io.holdfast.contract.points;

import io.holdfast.contract.Money;
import java.io.Serializable;
import java.time.Instant;

/**
 * Holds a customer's points for one payment.
 *
 * @param points 1 or more
 * @param value what the quote said they are worth
 * @param expiresAt when points-service may ask payment-service what became of the payment
 */
public record PlacePointsHold(
        String paymentId, String merchantId, String customer, long points, Money value, Instant expiresAt)
        implements Serializable {}
