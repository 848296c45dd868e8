package io.holdfast.contract.order;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What became of a request to make, amend or cancel an order. */
public sealed interface OrderOutcome extends Serializable {

    record Accepted(OrderView order) implements OrderOutcome {}

    /**
     * Nothing changed.
     *
     * @param subject what the reason is about, for example the SKU; null if the order as a whole
     */
    record Refused(Reason reason, @Nullable String subject) implements OrderOutcome {}

    enum Reason {
        ORDER_NOT_FOUND,
        /** The merchant order number stands for an order with another content. */
        ORDER_NO_REUSED,
        /** Paying, paid, cancelled or closed. */
        ORDER_NOT_OPEN,
        UNKNOWN_SKU,
        /** The SKU is priced in another currency than the order's. */
        CURRENCY_MISMATCH,
        /** The total is above 10^12 minor units. */
        TOTAL_OUT_OF_RANGE
    }
}
