package io.holdfast.sandbox.trade;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back to a payer.
 *
 * @param number the merchant's
 * @param id the channel's
 * @param transactionId the payment it comes from
 * @param notifyUrl empty if the merchant wants to hear nothing
 * @param finishedAt null while PROCESSING
 */
public record Refund(
        String number,
        String id,
        String transactionId,
        long amountMinor,
        String reason,
        String notifyUrl,
        Fate fate,
        Instant createdAt,
        @Nullable Instant finishedAt) {

    public enum Fate {
        PROCESSING,
        SUCCEEDED,
        /** Nothing went back. */
        FAILED,
        /** The channel cannot deliver it. */
        ABNORMAL
    }

    /** Whether its money is gone from what can still be refunded. */
    boolean counts() {
        return fate != Fate.FAILED;
    }

    Refund finished(Fate end, Instant at) {
        return new Refund(number, id, transactionId, amountMinor, reason, notifyUrl, end, createdAt, at);
    }
}
