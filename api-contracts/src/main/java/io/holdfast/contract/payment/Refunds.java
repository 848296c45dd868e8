package io.holdfast.contract.payment;

import org.jspecify.annotations.Nullable;

/** Refunds of a merchant. Another merchant's refund is answered like one that does not exist. All calls may be repeated. */
public interface Refunds {

    /** Answers within 5 seconds, with a PENDING or PROCESSING refund if the outcome is not known by then. */
    RefundOutcome refund(RefundOrder request);

    @Nullable
    RefundView find(String merchantId, String refundId);

    @Nullable
    RefundView findByNumber(String merchantId, String merchantRefundNo);

    /**
     * @param paymentId only refunds of this payment; null for all
     * @param before only refunds made before this one; null for the newest
     * @param limit 1 to 200
     */
    RefundPage list(String merchantId, @Nullable String paymentId, @Nullable String before, int limit);
}
