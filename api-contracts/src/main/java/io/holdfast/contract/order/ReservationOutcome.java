package io.holdfast.contract.order;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What became of a reservation. */
public sealed interface ReservationOutcome extends Serializable {

    /**
     * The pieces are set aside until the payment is confirmed or cancelled.
     *
     * @param customer who buys, as the order says; null if it does not
     */
    record Reserved(@Nullable String customer) implements ReservationOutcome {}

    /** Nothing moved. The payment must be cancelled. */
    record Declined(Reason reason) implements ReservationOutcome {}

    enum Reason {
        ORDER_NOT_FOUND,
        /** Another payment is paying the order, or it is paid, cancelled or closed. */
        ORDER_NOT_PAYABLE,
        /** The order's total or currency is not the one that the payment names. */
        AMOUNT_MISMATCH,
        INSUFFICIENT_STOCK,
        /** The payment was cancelled before this try arrived. */
        ALREADY_CANCELLED,
        /** The payment has a reservation already, with another content. */
        CONTENT_MISMATCH
    }
}
