package io.holdfast.payment.attention;

import io.holdfast.contract.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes no further on its own.
 *
 * @param kind {@code payment}, {@code receipt}, {@code give_back}, {@code refund}, {@code webhook} or {@code channel_settings}
 * @param id the payment's, receipt's, refund's or delivery's, or the channel's name
 * @param paymentId null if it is about no payment
 * @param amount null if it is about none
 * @param reason why it stands still, in capitals
 * @param detail for people; null if the reason says all
 * @param since when it began, as far as that is kept
 */
public record AttentionItem(
        String kind,
        String id,
        String merchantId,
        @Nullable String paymentId,
        @Nullable Money amount,
        String reason,
        @Nullable String detail,
        Instant since) {

    /** One about a payment, whose reason says all. */
    public AttentionItem(
            String kind, String id, String merchantId, String paymentId, Money amount, String reason, Instant since) {
        this(kind, id, merchantId, paymentId, amount, reason, null, since);
    }
}
