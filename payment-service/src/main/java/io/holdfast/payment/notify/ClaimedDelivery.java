package io.holdfast.payment.notify;

import org.jspecify.annotations.Nullable;

/**
 * A delivery that is ours to try until the claim runs out.
 *
 * @param tried how many attempts were made since it was last begun
 * @param attempts how many were ever made
 * @param endpoint null if it was removed
 * @param secrets the endpoint's, null if it was removed
 */
public record ClaimedDelivery(
        String deliveryId,
        String claim,
        DeliveryKind kind,
        int tried,
        int attempts,
        MerchantEvent event,
        @Nullable WebhookEndpoint endpoint,
        @Nullable SealedSecrets secrets) {}
