package io.holdfast.payment.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a merchant may want to hear of.
 *
 * @param eventId {@code evt_…}, the same in every delivery
 * @param payload the JSON that is sent, to the byte
 */
public record MerchantEvent(
        String eventId,
        String merchantId,
        String type,
        @Nullable String paymentId,
        Instant occurredAt,
        String payload) {}
