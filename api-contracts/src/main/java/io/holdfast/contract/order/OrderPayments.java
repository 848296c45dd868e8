package io.holdfast.contract.order;

/**
 * What payments that take longer than a transaction do to an order. Every call may be repeated by anyone. Such a payment is
 * confirmed or cancelled through {@link StockReservations#resolve}, like any other.
 */
public interface OrderPayments {

    /** Reserves stock outside of any global transaction; the order is PAYING. */
    ReservationOutcome reserve(ReserveStock reservation);

    /**
     * Undoes a sale as if the payment had been cancelled: the order is OPEN again, or CLOSED if its time is over, and the
     * pieces are available. A payment that is still TRIED or never came is cancelled.
     */
    void unsettle(String paymentId);

    /** Notes money that went back to the payer; with {@code restock} the pieces are available again. */
    RefundNoteOutcome refunded(NoteRefund refund);
}
