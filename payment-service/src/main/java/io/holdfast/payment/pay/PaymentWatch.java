package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PaymentView;

/** Told about payments, for whoever counts them. */
public interface PaymentWatch {

    /** Called once a payment, by the instance that brought it to its terminal state, after that was committed. */
    void finished(PaymentView terminal);
}
