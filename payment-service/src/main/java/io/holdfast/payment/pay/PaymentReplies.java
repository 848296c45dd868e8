package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PaymentView;

/** The replies that are kept for the requests that made a payment. */
public interface PaymentReplies {

    /**
     * Called inside the transaction that brings the payment to its terminal state, by whoever found that out. Whatever it
     * throws undoes the transaction, which is then repeated. Does nothing for a payment that no stored request waits for.
     */
    void onTerminal(PaymentView payment);
}
