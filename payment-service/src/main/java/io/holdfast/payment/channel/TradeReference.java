package io.holdfast.payment.channel;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A trade that was asked for.
 *
 * @param channelTransactionId the channel's own number, once it is known
 * @param expiresAt until when the payer was asked to pay; null if that is not known
 */
public record TradeReference(
        String attemptNo,
        PaymentMethod method,
        Money amount,
        Instant createdAt,
        @Nullable String channelTransactionId,
        @Nullable Instant expiresAt) {

    public TradeReference(
            String attemptNo,
            PaymentMethod method,
            Money amount,
            Instant createdAt,
            @Nullable String channelTransactionId) {
        this(attemptNo, method, amount, createdAt, channelTransactionId, null);
    }
}
