package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PaymentView;

/** What belongs to the end of a payment, and is written in the very commit that ends it. */
@FunctionalInterface
public interface EndCompanion {

    /** For payments that end alone. */
    EndCompanion NOTHING = ended -> {};

    /** Called inside the transaction. Whatever it throws undoes it. Called again if the transaction is repeated. */
    void onEnd(PaymentView ended);
}
