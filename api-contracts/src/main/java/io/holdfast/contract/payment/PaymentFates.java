package io.holdfast.contract.payment;

import java.util.List;

/** Asked by participants about holds that nobody resolved in time. */
public interface PaymentFates {

    /** One answer a payment, in the order asked; at most 500 at once. A payment never heard of is CANCEL. */
    List<Fate> of(List<String> paymentIds);
}
