package io.holdfast.contract.order;

import io.holdfast.contract.branch.PaymentBranch;

/** Reservations of stock: a participant of the payment's global transaction. */
public interface StockReservations extends PaymentBranch {

    /**
     * The try. Must run inside a global transaction; confirm and cancel come from the coordinator. Never to be retried by
     * the transport: the same payment tried again with the same content is reserved once.
     *
     * @throws IllegalStateException if no global transaction reached this service; nothing moved
     */
    ReservationOutcome reserve(ReserveStock reservation);
}
