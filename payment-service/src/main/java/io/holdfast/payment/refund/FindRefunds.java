package io.holdfast.payment.refund;

import io.holdfast.contract.payment.RefundPage;
import io.holdfast.contract.payment.RefundView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A merchant's own refunds. Another merchant's refund is answered like one that does not exist. */
public final class FindRefunds {

    public static final int MOST_AT_ONCE = 200;

    private final StoredRefunds refunds;

    public FindRefunds(StoredRefunds refunds) {
        this.refunds = refunds;
    }

    public @Nullable RefundView find(String merchantId, String refundId) {
        RefundView refund = refunds.find(refundId);
        return refund == null || !refund.merchantId().equals(merchantId) ? null : refund;
    }

    public @Nullable RefundView findByNumber(String merchantId, String merchantRefundNo) {
        return refunds.findByNumber(merchantId, merchantRefundNo);
    }

    /**
     * @param paymentId only refunds of this payment; null for all
     * @param before only refunds made before this one; null for the newest
     * @param limit 1 to {@value #MOST_AT_ONCE}
     * @throws IllegalArgumentException if the limit is out of range
     */
    public RefundPage list(String merchantId, @Nullable String paymentId, @Nullable String before, int limit) {
        if (limit < 1 || limit > MOST_AT_ONCE) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST_AT_ONCE + ", not " + limit);
        }
        List<RefundView> found = refunds.list(merchantId, paymentId, before, limit + 1);
        if (found.size() <= limit) {
            return new RefundPage(found, null);
        }
        List<RefundView> page = List.copyOf(found.subList(0, limit));
        return new RefundPage(page, page.get(limit - 1).refundId());
    }
}
