package io.holdfast.payment.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as merchants and operators see it.
 *
 * @param attempts how many requests were made
 * @param nextAttemptAt null when it is over
 * @param lastFailure of the latest attempt, or why it was put off or ended without one
 * @param lastStatus of the latest attempt's answer, null if there was none
 */
public record Delivery(
        String deliveryId,
        String endpointId,
        String merchantId,
        String eventId,
        String eventType,
        DeliveryKind kind,
        DeliveryState state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable AttemptFailure lastFailure,
        @Nullable Integer lastStatus,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public enum ProbeResult {
        ACCEPTED,
        REJECTED
    }

    /** Whether something that was signed wrongly was taken for right. Null for what is no probe, or is not over. */
    public @Nullable ProbeResult probeResult() {
        if (kind != DeliveryKind.PROBE || state == DeliveryState.PENDING) {
            return null;
        }
        return attempts > 0 && lastFailure == null ? ProbeResult.ACCEPTED : ProbeResult.REJECTED;
    }
}
