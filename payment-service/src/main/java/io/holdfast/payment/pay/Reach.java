package io.holdfast.payment.pay;

/** Whether those whom a payment needs can be asked now. */
public interface Reach {

    /**
     * True is no promise. Where somebody was away, one caller at a time is told so, and finds out.
     *
     * @param points whether points pay a part
     */
    boolean includesAll(boolean points);
}
