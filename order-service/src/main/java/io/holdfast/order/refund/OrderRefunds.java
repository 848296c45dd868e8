package io.holdfast.order.refund;

import io.holdfast.contract.Money;
import io.holdfast.contract.order.NoteRefund;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Refunds as they are stored, with what they do to orders and stock. Every transaction locks in one order: the refund, its
 * payment's reservation, the order, then stock in ascending order of the lines.
 */
public interface OrderRefunds {

    /** A paid order, as far as refunds go. */
    record Paid(Money total, long refundedMinor) {}

    /** False if the refund is on record already; the transaction must then be rolled back. */
    boolean insert(NoteRefund refund, Instant now);

    /** A refund on record; null if there is none. */
    @Nullable
    NoteRefund find(String refundId);

    /**
     * Adds the amount to what was refunded of the order that the payment paid. False if there is none, or the total would be
     * exceeded. A refund that restocks becomes the order's restocking one, if it has none yet.
     */
    boolean add(NoteRefund refund);

    /** sold → available, for every line of the order whose restocking refund this is. */
    void restock(NoteRefund refund);

    /** Null if no order is PAID by the payment. */
    @Nullable
    Paid paidBy(String paymentId);
}
