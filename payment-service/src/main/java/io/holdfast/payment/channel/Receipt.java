package io.holdfast.payment.channel;

import io.holdfast.contract.Money;
import java.time.Instant;
import java.util.Map;

/**
 * Money that a channel says it has collected or set aside. Nothing of it is believed before it was compared with our record.
 *
 * @param channelTransactionId the channel's number for it, unique in the channel
 * @param details for people, and never secret: a card's {@code brand} and {@code last4}, a payer's {@code openid}
 */
public record Receipt(
        String attemptNo, String channelTransactionId, Money paid, Instant paidAt, Map<String, String> details) {

    public Receipt {
        details = Map.copyOf(details);
    }
}
