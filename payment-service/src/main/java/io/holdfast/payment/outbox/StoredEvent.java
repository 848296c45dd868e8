package io.holdfast.payment.outbox;

import java.time.Instant;

/** An event that is not known to have been sent. */
public record StoredEvent(
        long outboxId, String eventId, String paymentId, String type, String payload, Instant storedAt) {}
