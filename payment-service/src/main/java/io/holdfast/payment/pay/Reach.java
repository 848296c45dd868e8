package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PayOrder;

/** Whether those whom a payment needs can be asked now. */
public interface Reach {

    /** True is no promise. Where somebody was away, one caller at a time is told so, and finds out. */
    boolean includesAllFor(PayOrder order);
}
