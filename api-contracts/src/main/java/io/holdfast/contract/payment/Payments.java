package io.holdfast.contract.payment;

import org.jspecify.annotations.Nullable;

/** Payments of a merchant. Another merchant's payment is answered like one that does not exist. All calls may be repeated. */
public interface Payments {

    /** Answers within 5 seconds, with a PROCESSING payment if the outcome is not known by then. */
    PayOutcome pay(PayOrder request);

    @Nullable
    PaymentView find(String merchantId, String paymentId);

    @Nullable
    PaymentView findByNumber(String merchantId, String merchantPaymentNo);

    /**
     * @param before only payments made before this one; null for the newest
     * @param limit 1 to 200
     */
    PaymentPage list(String merchantId, @Nullable String before, int limit);
}
