package io.holdfast.points.earning;

import io.holdfast.contract.Money;
import io.holdfast.points.balance.Owner;

/**
 * A payment that succeeded, as far as points go.
 *
 * @param eventId the event that told of it
 * @param paid what the wallet paid: the amount without what points paid
 */
public record SettledPayment(String eventId, String paymentId, Owner owner, Money paid) {}
