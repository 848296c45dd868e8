package io.holdfast.payment.channel;

import io.holdfast.contract.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One movement on a channel's bill.
 *
 * @param refundNo set for a refund
 * @param amount above 0, for refunds too
 * @param fee what the channel kept; below 0 where it gave a fee back
 */
public record BillLine(
        Instant at,
        String attemptNo,
        String channelTransactionId,
        @Nullable String refundNo,
        Money amount,
        Money fee) {}
