package io.holdfast.payment.pay;

import io.holdfast.contract.payment.PaymentPage;
import io.holdfast.contract.payment.PaymentView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds payments in storage. */
public final class FindStoredPayments implements FindPayments {

    private final StoredPayments payments;

    public FindStoredPayments(StoredPayments payments) {
        this.payments = payments;
    }

    @Override
    public @Nullable PaymentView find(String merchantId, String paymentId) {
        PaymentView payment = payments.find(paymentId);
        return payment == null || !payment.merchantId().equals(merchantId) ? null : payment;
    }

    @Override
    public @Nullable PaymentView findByNumber(String merchantId, String merchantPaymentNo) {
        return payments.findByNumber(merchantId, merchantPaymentNo);
    }

    @Override
    public PaymentPage list(String merchantId, @Nullable String before, int limit) {
        if (limit < 1 || limit > MOST_AT_ONCE) {
            throw new IllegalArgumentException("limit must be 1 to " + MOST_AT_ONCE + ", not " + limit);
        }
        List<PaymentView> found = payments.list(merchantId, before, limit + 1);
        if (found.size() <= limit) {
            return new PaymentPage(found, null);
        }
        List<PaymentView> page = List.copyOf(found.subList(0, limit));
        return new PaymentPage(page, page.get(limit - 1).paymentId());
    }
}
