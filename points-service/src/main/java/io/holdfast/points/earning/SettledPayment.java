package io.holdfast.points.earning;

import io.holdfast.contract.Money;
import io.holdfast.contract.points.GrantPoints;
import io.holdfast.points.balance.Owner;

/**
 * A payment that succeeded, as far as points go.
 *
 * @param eventId the event that told of it
 * @param paid what was paid in money: what was captured, without what points paid
 */
public record SettledPayment(String eventId, String paymentId, Owner owner, Money paid) {

    /** What the grant of its points asks for. */
    GrantPoints grant() {
        return new GrantPoints(paymentId, owner.merchantId(), owner.customer(), paid);
    }
}
