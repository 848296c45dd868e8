package io.holdfast.payment.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant wants to hear of events.
 *
 * @param endpointId {@code whe_…}
 * @param previousSecretUntil until when the secret before today's signs too; null if there is none
 */
public record WebhookEndpoint(
        String endpointId,
        String merchantId,
        String url,
        EventTypes events,
        @Nullable String description,
        EndpointStatus status,
        RetryPolicy retryPolicy,
        @Nullable Instant previousSecretUntil,
        Instant createdAt) {

    boolean wants(String type) {
        return status == EndpointStatus.ENABLED && events.include(type);
    }

    WebhookEndpoint with(EndpointChange change) {
        return new WebhookEndpoint(
                endpointId,
                merchantId,
                change.url() == null ? url : change.url(),
                change.events() == null ? events : change.events(),
                change.description() == null ? description : change.description(),
                change.status() == null ? status : change.status(),
                change.retryPolicy() == null ? retryPolicy : change.retryPolicy(),
                previousSecretUntil,
                createdAt);
    }

    WebhookEndpoint rotated(Instant previousUntil) {
        return new WebhookEndpoint(
                endpointId, merchantId, url, events, description, status, retryPolicy, previousUntil, createdAt);
    }
}
