package io.holdfast.contract.points;

/**
 * Points that payments earn, and give up again when money goes back. What a payment has earned is at any time what its money
 * that was not refunded earns, at the rate of the first call. Every call may be repeated by anyone, in any order.
 */
public interface PointsGrants {

    /** Grants what the payment earns; once, also when the payment's event grants it too. */
    GrantOutcome grant(GrantPoints grant);

    /**
     * Takes back all that the payment earned; a grant that never came is refused from now on.
     *
     * @throws IllegalStateException if the payment is known with another content; nothing moved
     */
    void revoke(GrantPoints grant);

    /**
     * Takes back what the refunded part earned. A customer who has spent it owes it: what is available may fall below 0.
     * Points that paid a part of the payment stay spent.
     *
     * @throws IllegalArgumentException if less than 1 minor unit is refunded, or in another currency; nothing moved
     */
    GrantOutcome takeBack(TakeBackPoints refund);

    /**
     * The refund did not happen: its points are earned again; a take-back that never came is refused from now on.
     *
     * @throws IllegalStateException if the refund is known with another content; nothing moved
     */
    void restore(TakeBackPoints refund);
}
