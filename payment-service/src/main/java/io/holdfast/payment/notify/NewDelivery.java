package io.holdfast.payment.notify;

import java.time.Instant;

/** @param giveUpAt from when on it no longer waits for an endpoint that is failing or disabled */
public record NewDelivery(
        String deliveryId,
        String endpointId,
        String eventId,
        String merchantId,
        DeliveryKind kind,
        Instant firstAttemptAt,
        Instant giveUpAt,
        Instant createdAt) {}
