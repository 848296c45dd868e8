package io.holdfast.payment.refund.rpc;

import io.holdfast.contract.payment.RefundOrder;
import io.holdfast.contract.payment.RefundOutcome;
import io.holdfast.contract.payment.RefundPage;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.contract.payment.Refunds;
import io.holdfast.payment.refund.FindRefunds;
import io.holdfast.payment.refund.Refund;
import org.apache.dubbo.config.annotation.DubboService;
import org.jspecify.annotations.Nullable;

/** Refunds for internal services. The timeout that callers are told is longer than a refund is waited for. */
@DubboService(interfaceClass = Refunds.class, timeout = 5_000, retries = 0)
public class RefundsDubbo implements Refunds {

    private final Refund refund;
    private final FindRefunds refunds;

    public RefundsDubbo(Refund refund, FindRefunds refunds) {
        this.refund = refund;
        this.refunds = refunds;
    }

    @Override
    public RefundOutcome refund(RefundOrder request) {
        return refund.refund(request);
    }

    @Override
    public @Nullable RefundView find(String merchantId, String refundId) {
        return refunds.find(merchantId, refundId);
    }

    @Override
    public @Nullable RefundView findByNumber(String merchantId, String merchantRefundNo) {
        return refunds.findByNumber(merchantId, merchantRefundNo);
    }

    @Override
    public RefundPage list(String merchantId, @Nullable String paymentId, @Nullable String before, int limit) {
        return refunds.list(merchantId, paymentId, before, limit);
    }
}
