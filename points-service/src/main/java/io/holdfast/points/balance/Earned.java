package io.holdfast.points.balance;

import io.holdfast.contract.CurrencyCode;

/**
 * Points that a payment earned.
 *
 * @param points 1 or more
 * @param currency what was paid in
 */
public record Earned(String paymentId, Owner owner, long points, CurrencyCode currency) {}
