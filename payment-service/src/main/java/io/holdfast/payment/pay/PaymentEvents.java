package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PaymentView;

/** Announcements of what became of payments. */
@FunctionalInterface
public interface PaymentEvents {

    /** Called inside the transaction that brings the payment to its terminal state; sent after it was committed. */
    void append(PaymentView terminal);
}
