package io.holdfast.points.balance;

import io.holdfast.contract.Money;

/**
 * Points that pay a part of a payment.
 *
 * @param points 1 or more
 * @param value what they pay
 */
public record Redemption(String paymentId, Owner owner, long points, Money value) {}
