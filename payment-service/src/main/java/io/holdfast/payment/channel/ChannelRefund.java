package io.holdfast.payment.channel;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * A refund at the channel.
 *
 * @param refundNo its number there, 32 characters of {@code [0-9a-z]} at most; the same on every repetition
 * @param attemptNo the trade whose money goes back
 * @param paid what the trade collected
 * @param amount 1 to what is left of {@code paid}
 */
public record ChannelRefund(
        String refundNo,
        String attemptNo,
        PaymentMethod method,
        @Nullable String channelTransactionId,
        Money paid,
        Money amount,
        String reason) {}
