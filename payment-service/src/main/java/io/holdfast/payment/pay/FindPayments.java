package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PaymentPage;
import io.holdfast.contract.payment.PaymentView;
import org.jspecify.annotations.Nullable;

/** A merchant's own payments. Another merchant's payment is answered like one that does not exist. */
public interface FindPayments {

    int MOST_AT_ONCE = 200;

    @Nullable
    PaymentView find(String merchantId, String paymentId);

    @Nullable
    PaymentView findByNumber(String merchantId, String merchantPaymentNo);

    /**
     * @param before only payments made before this one; null for the newest
     * @param limit 1 to {@value #MOST_AT_ONCE}
     * @throws IllegalArgumentException if the limit is out of range
     */
    PaymentPage list(String merchantId, @Nullable String before, int limit);
}
