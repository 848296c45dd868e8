package io.holdfast.account.refund.rpc;

import io.holdfast.account.refund.FreezeRefundMoney;
import io.holdfast.account.refund.ReleaseRefundMoney;
import io.holdfast.account.refund.SettleRefundMoney;
import io.holdfast.contract.account.BookingOutcome;
import io.holdfast.contract.account.FreezeRefund;
import io.holdfast.contract.account.RefundFunds;
import io.holdfast.contract.account.RefundHoldOutcome;
import org.apache.dubbo.config.annotation.DubboService;
import org.slf4j.MDC;

/** Merchants' money for refunds over Dubbo. */
@DubboService(timeout = 3000, retries = 0)
public class RefundFundsDubbo implements RefundFunds {

    private final FreezeRefundMoney freeze;
    private final ReleaseRefundMoney release;
    private final SettleRefundMoney settle;

    public RefundFundsDubbo(FreezeRefundMoney freeze, ReleaseRefundMoney release, SettleRefundMoney settle) {
        this.freeze = freeze;
        this.release = release;
        this.settle = settle;
    }

    @Override
    public RefundHoldOutcome freeze(FreezeRefund request) {
        try (MDC.MDCCloseable refund = MDC.putCloseable("refund_id", request.refundId())) {
            return freeze.freeze(request);
        }
    }

    @Override
    public void release(String refundId) {
        try (MDC.MDCCloseable refund = MDC.putCloseable("refund_id", refundId)) {
            release.release(refundId);
        }
    }

    @Override
    public BookingOutcome settle(String refundId) {
        try (MDC.MDCCloseable refund = MDC.putCloseable("refund_id", refundId)) {
            return settle.settle(refundId);
        }
    }
}
