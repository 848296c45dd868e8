package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PayOrder;

/**
 * Pays an order: stores the payment, has it carried out, and waits for the outcome as long as the caller may be kept
 * waiting. May be repeated: the same number with the same content is paid once.
 */
public interface Pay {

    /**
     * @param companion written in the commit that makes the payment; what it throws undoes the payment and is thrown here
     * @throws IllegalArgumentException if a text is empty, too long or has blanks around it
     */
    PayResult pay(PayOrder order, AcceptCompanion companion);
}
