package io.holdfast.payment.capture;

import io.holdfast.contract.payment.PaymentView;

/** The replies that are kept for the requests that made a payment. */
@FunctionalInterface
public interface AuthorizedReplies {

    /** Called inside the transaction that makes a payment wait for its capture. Does nothing if no request waits for it. */
    void onAuthorized(PaymentView payment);
}
