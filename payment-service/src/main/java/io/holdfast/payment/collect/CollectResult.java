package io.holdfast.payment.collect;

import io.holdfast.contract.payment.PaymentView;
import io.holdfast.payment.channel.PayerAction;
import org.jspecify.annotations.Nullable;

/** What became of a request to have an order paid through a channel. */
public sealed interface CollectResult {

    /**
     * The payment exists.
     *
     * @param action what the payer does next; null if nothing, or not known yet
     * @param made whether this very call made it, so that its companion's writes are committed
     */
    record Collecting(PaymentView payment, @Nullable PayerAction action, boolean made) implements CollectResult {}

    /** There is no such payment, and nothing was written. */
    record Refused(Reason reason) implements CollectResult {}

    enum Reason {
        MERCHANT_NOT_FOUND,
        AMOUNT_OUT_OF_RANGE,
        PAYMENT_NO_REUSED,
        /** The merchant has not agreed on the method with any channel. */
        METHOD_NOT_AGREED,
        /** The method cannot set money aside. */
        CAPTURE_METHOD_NOT_SUPPORTED,
        FX_QUOTE_NOT_FOUND,
        FX_QUOTE_EXPIRED,
        /** It was given for another amount, is used by another payment, or cannot be used with this capture method. */
        FX_QUOTE_MISMATCH,
        /** Too much is asked of the channel at once; try again. */
        BUSY
    }
}
