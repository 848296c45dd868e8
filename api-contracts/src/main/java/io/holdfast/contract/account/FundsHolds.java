package io.holdfast.contract.account;

import io.holdfast.contract.branch.PaymentBranch;

/** Holds on funds: a participant of the payment's global transaction. */
public interface FundsHolds extends PaymentBranch {

    /**
     * The try. Must run inside a global transaction; confirm and cancel come from the coordinator. Never to be retried by
     * the transport: the same payment tried again with the same content is held once.
     *
     * @throws IllegalStateException if no global transaction reached this service; nothing moved
     */
    HoldOutcome place(PlaceHold hold);
}
