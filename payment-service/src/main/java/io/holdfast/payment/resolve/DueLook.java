package io.holdfast.payment.resolve;

import io.holdfast.contract.payment.FailureReason;
import org.jspecify.annotations.Nullable;

/**
 * A payment that is due for a look.
 *
 * @param declined why it was being rolled back, if whoever did that could still say so
 */
public record DueLook(String paymentId, @Nullable FailureReason declined) {

    /** What it fails with if it turns out to have failed. */
    FailureReason failureReason() {
        return declined == null ? FailureReason.TIMED_OUT : declined;
    }
}
