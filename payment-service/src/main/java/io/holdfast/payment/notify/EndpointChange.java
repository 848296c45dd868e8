package io.holdfast.payment.notify;

import org.jspecify.annotations.Nullable;

/** What is to become different of an endpoint; null leaves a thing as it is. */
public record EndpointChange(
        @Nullable String url,
        @Nullable EventTypes events,
        @Nullable String description,
        @Nullable EndpointStatus status,
        @Nullable RetryPolicy retryPolicy) {}
