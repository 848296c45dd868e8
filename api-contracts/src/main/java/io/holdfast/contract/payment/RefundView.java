package io.holdfast.contract.payment;

import io.holdfast.contract.Money;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A refund as of one instant.
 *
 * @param amount what it costs the merchant, in the payment's currency
 * @param toPayer what the payer gets: the same, or, exchanged back, in the currency that was paid
 * @param failureReason set if and only if FAILED
 * @param finishedAt set if and only if SUCCEEDED or FAILED
 * @param nextLookAt when it is looked at next; null if nobody will without being asked
 */
public record RefundView(
        String refundId,
        String merchantId,
        String merchantRefundNo,
        String paymentId,
        Money amount,
        Money toPayer,
        @Nullable String reason,
        boolean restock,
        RefundState state,
        @Nullable RefundFailure failureReason,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable Instant nextLookAt)
        implements Serializable {

    /** This refund as it ended. */
    public RefundView ended(RefundState terminal, @Nullable RefundFailure reasonOfFailure, Instant endedAt) {
        return new RefundView(
                refundId,
                merchantId,
                merchantRefundNo,
                paymentId,
                amount,
                toPayer,
                reason,
                restock,
                terminal,
                reasonOfFailure,
                createdAt,
                endedAt,
                null);
    }
}
