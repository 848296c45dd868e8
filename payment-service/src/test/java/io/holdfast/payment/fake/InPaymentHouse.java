package io.holdfast.payment.fake;

import io.holdfast.payment.PaymentDatabase;

/** A test that begins with a new house and no payment in it. */
public abstract class InPaymentHouse {

    protected final PaymentDatabase database = PaymentDatabase.shared();
    protected final PaymentHouse house = new PaymentHouse(database);

    protected InPaymentHouse() {
        database.forget();
    }
}
