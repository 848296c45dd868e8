package io.holdfast.payment.refund;

import io.holdfast.contract.payment.RefundView;

/** Announcements of what became of refunds. */
@FunctionalInterface
public interface RefundEvents {

    /** Called inside the transaction that ends the refund; sent after it was committed. */
    void append(RefundView terminal);
}
