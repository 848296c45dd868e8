package io.holdfast.points.balance;

import io.holdfast.contract.CurrencyCode;

/**
 * Points that come to what is available, or go from it: below zero if the owner does not have them.
 *
 * @param reference the payment; the refund for what a refund does
 * @param points positive or negative, never 0
 * @param currency what the payment was paid in
 */
public record Movement(Owner owner, PointsOperation operation, String reference, long points, CurrencyCode currency) {}
