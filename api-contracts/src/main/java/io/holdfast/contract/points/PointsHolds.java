package io.holdfast.contract.points;

import io.holdfast.contract.branch.PaymentBranch;

/** Holds on points: a participant of the payment's global transaction when points pay a part. */
public interface PointsHolds extends PaymentBranch {

    /**
     * The try. Must run inside a global transaction; confirm and cancel come from the coordinator. Never to be retried by
     * the transport: the same payment tried again with the same content is held once.
     *
     * @throws IllegalStateException if no global transaction reached this service; nothing moved
     */
    PointsHoldOutcome place(PlacePointsHold hold);
}
