package io.holdfast.payment.attention;

import io.holdfast.contract.Money;
import java.time.Instant;

/**
 * Something that goes no further on its own.
 *
 * @param kind {@code payment}, {@code give_back} or {@code refund}
 * @param id the payment's, receipt's or refund's
 * @param reason why it stands still, in capitals
 * @param since when it began, as far as that is kept
 */
public record AttentionItem(
        String kind, String id, String merchantId, String paymentId, Money amount, String reason, Instant since) {}
