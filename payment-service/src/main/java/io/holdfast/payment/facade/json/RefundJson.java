package io.holdfast.payment.facade.json;

import io.holdfast.contract.payment.RefundFailure;
import io.holdfast.contract.payment.RefundPage;
import io.holdfast.contract.payment.RefundView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refund as merchants see it. */
public record RefundJson(
        String id,
        String merchantRefundNo,
        String paymentId,
        long amount,
        String currency,
        long payerAmount,
        String payerCurrency,
        @Nullable String reason,
        boolean restock,
        String state,
        @Nullable RefundFailure failureReason,
        String createdAt,
        @Nullable String finishedAt,
        @Nullable String nextLookAt) {

    public static RefundJson of(RefundView refund) {
        return new RefundJson(
                refund.refundId(),
                refund.merchantRefundNo(),
                refund.paymentId(),
                refund.amount().amountMinor(),
                refund.amount().currency().name(),
                refund.toPayer().amountMinor(),
                refund.toPayer().currency().name(),
                refund.reason(),
                refund.restock(),
                refund.state().name(),
                refund.failureReason(),
                WireJson.time(refund.createdAt()),
                WireJson.optionalTime(refund.finishedAt()),
                WireJson.optionalTime(refund.nextLookAt()));
    }

    /** A stretch of refunds, newest first. */
    public record Page(List<RefundJson> data, @Nullable String nextBefore) {

        public static Page of(RefundPage page) {
            return new Page(page.refunds().stream().map(RefundJson::of).toList(), page.nextBefore());
        }
    }
}
