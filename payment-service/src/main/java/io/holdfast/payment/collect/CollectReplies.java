package io.holdfast.payment.collect;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.PayerAction;
import org.jspecify.annotations.Nullable;

/** The replies that are kept for the requests that made a payment. */
@FunctionalInterface
public interface CollectReplies {

    /**
     * Called inside the transaction that makes a payment wait for its payer, or for its capture, by whoever found that out.
     * Does nothing for a payment that no stored request waits for.
     */
    void onWaiting(PaymentView payment, @Nullable PayerAction action);
}
