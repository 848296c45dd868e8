package io.holdfast.payment.collect;

import io.holdfast.contract.Money;
import io.holdfast.contract.payment.FailureReason;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.TradeReference;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One trade at a channel.
 *
 * @param attemptNo its number there
 * @param ordinal 1, 2, 3… within the payment
 * @param amount what the payer pays, in the payer's currency
 * @param payer what the channel needs to know of the payer; empty once it has answered
 * @param description what the payer reads
 * @param action what the payer does next; null until the channel has said so
 * @param refusal why it is REFUSED; null otherwise
 * @param abandoned whether it is to be closed at the channel
 * @param queriedAt when the channel was last asked; null for never
 * @param queries how many looks were due
 */
public record Attempt(
        String attemptNo,
        String paymentId,
        int ordinal,
        String merchantId,
        String channel,
        PaymentMethod method,
        AttemptState state,
        Money amount,
        Map<String, String> payer,
        String description,
        @Nullable String returnUrl,
        @Nullable PayerAction action,
        @Nullable FailureReason refusal,
        @Nullable String channelTransactionId,
        Instant createdAt,
        Instant expiresAt,
        boolean abandoned,
        @Nullable Instant queriedAt,
        int queries) {

    public Attempt {
        payer = Map.copyOf(payer);
    }

    public TradeReference trade() {
        return new TradeReference(attemptNo, method, amount, createdAt, channelTransactionId, expiresAt);
    }

    /** Without the payer, who may be named by a code that is as good as money. */
    @Override
    public String toString() {
        return "Attempt[" + attemptNo + ", " + ordinal + " of " + paymentId + ", " + method + ", " + state + "]";
    }
}
