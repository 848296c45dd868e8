package io.holdfast.payment.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request under its key, as stored.
 *
 * @param paymentId the payment that answers it when it ends; null for a request that ends on its own
 * @param leasedUntil until then somebody is at work on it
 * @param reply null while it runs
 */
public record StoredRequest(
        String requestHash,
        @Nullable String paymentId,
        Instant leasedUntil,
        @Nullable StoredReply reply) {}
