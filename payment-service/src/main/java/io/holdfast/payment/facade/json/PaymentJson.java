package io.holdfast.payment.facade.json;

import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentPage;
import io.holdfast.contract.payment.PaymentView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A payment as merchants see it. */
public record PaymentJson(
        String id,
        String merchantPaymentNo,
        String orderId,
        String method,
        String payerAccount,
        @Nullable String customer,
        long amount,
        String currency,
        long points,
        long pointsValue,
        int feeBasisPoints,
        String state,
        @Nullable FailureReason failureReason,
        String createdAt,
        @Nullable String finishedAt,
        @Nullable String nextLookAt) {

    public static PaymentJson of(PaymentView payment) {
        return new PaymentJson(
                payment.paymentId(),
                payment.merchantPaymentNo(),
                payment.orderId(),
                payment.method().name(),
                payment.payerAccountId(),
                payment.customer(),
                payment.amount().amountMinor(),
                payment.amount().currency().name(),
                payment.points(),
                payment.pointsValueMinor(),
                payment.feeBasisPoints(),
                payment.state().name(),
                payment.failureReason(),
                WireJson.time(payment.createdAt()),
                WireJson.optionalTime(payment.finishedAt()),
                WireJson.optionalTime(payment.nextLookAt()));
    }

    /** A stretch of payments, newest first. */
    public record Page(List<PaymentJson> data, @Nullable String nextBefore) {

        public static Page of(PaymentPage page) {
            return new Page(page.payments().stream().map(PaymentJson::of).toList(), page.nextBefore());
        }
    }
}
