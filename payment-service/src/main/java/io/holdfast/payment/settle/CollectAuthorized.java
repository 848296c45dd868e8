package io.holdfast.payment.settle;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentView;

/** Collects money that a channel has set aside. */
@FunctionalInterface
public interface CollectAuthorized {

    /**
     * From Collected on there is a receipt that settles the payment.
     *
     * @throws RuntimeException if the channel does not answer; ask again
     */
    Collecting collect(PaymentView payment, Money captured);

    /** What became of it. */
    enum Collecting {
        COLLECTED,
        /** It is not there any more: nothing was collected, and nothing will be. */
        REFUSED
    }
}
