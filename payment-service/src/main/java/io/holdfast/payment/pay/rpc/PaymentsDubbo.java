package io.holdfast.payment.pay.rpc;

import io.holdfast.contract.payment.PayOrder;
import io.holdfast.contract.payment.PayOutcome;
import io.holdfast.contract.payment.PaymentPage;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.Payments;
import io.holdfast.payment.pay.AcceptCompanion;
import io.holdfast.payment.pay.FindPayments;
import io.holdfast.payment.pay.Pay;
import io.holdfast.payment.pay.PayResult;
import org.apache.dubbo.config.annotation.DubboService;
import org.jspecify.annotations.Nullable;

/** Payments for internal services. The timeout that callers are told is longer than a payment is waited for. */
@DubboService(interfaceClass = Payments.class, timeout = 8_000, retries = 0)
public class PaymentsDubbo implements Payments {

    private final Pay pay;
    private final FindPayments payments;

    public PaymentsDubbo(Pay pay, FindPayments payments) {
        this.pay = pay;
        this.payments = payments;
    }

    @Override
    public PayOutcome pay(PayOrder request) {
        PayResult result = pay.pay(request, AcceptCompanion.NOTHING);
        return result instanceof PayResult.Paid paid
                ? new PayOutcome.Accepted(paid.payment())
                : new PayOutcome.Refused(((PayResult.Refused) result).reason());
    }

    @Override
    public @Nullable PaymentView find(String merchantId, String paymentId) {
        return payments.find(merchantId, paymentId);
    }

    @Override
    public @Nullable PaymentView findByNumber(String merchantId, String merchantPaymentNo) {
        return payments.findByNumber(merchantId, merchantPaymentNo);
    }

    @Override
    public PaymentPage list(String merchantId, @Nullable String before, int limit) {
        return payments.list(merchantId, before, limit);
    }
}
