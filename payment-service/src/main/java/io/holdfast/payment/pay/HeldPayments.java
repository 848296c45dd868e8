package io.holdfast.payment.pay;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentView;
import org.jspecify.annotations.Nullable;

/** Payments of one kind that are held for a review. */
public interface HeldPayments {

    boolean areOf(PaymentView held);

    /**
     * Lets a held payment go on as if it had been made just now, in one commit. Whoever made it may be gone: from then on it is
     * looked after like any other.
     *
     * @param companion written in that commit
     * @return the payment as it then is, under review no more, whoever decided; null if there is no room for it now and nothing
     *     changed
     * @throws RuntimeException if somebody who is asked before the commit does not answer; nothing changed
     */
    @Nullable
    PaymentView goOn(PaymentView held, AcceptCompanion companion);

    /** Ends what belongs to a held payment, within the transaction that ends the payment itself. */
    void letGo(PaymentView held, FailureReason reason);
}
