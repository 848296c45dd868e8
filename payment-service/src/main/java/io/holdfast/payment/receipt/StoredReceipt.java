package io.holdfast.payment.receipt;

import io.holdfast.contract.Money;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money that a channel has collected.
 *
 * @param receiptId {@code rcp_…}
 * @param paid what the payer paid, in the payer's currency
 * @param giveBackNo the number under which it would be refunded at the channel, the same on every repetition
 * @param nextLookAt when the next step is due; null if none is
 * @param looks how often it was looked at
 * @param details for people, and never secret
 */
public record StoredReceipt(
        String receiptId,
        String channel,
        String channelTransactionId,
        String attemptNo,
        String paymentId,
        String merchantId,
        Money paid,
        Instant paidAt,
        ReceiptPurpose purpose,
        GiveBackState giveBack,
        String giveBackNo,
        @Nullable Instant nextLookAt,
        int looks,
        Map<String, String> details,
        Instant receivedAt) {

    public StoredReceipt {
        details = Map.copyOf(details);
    }
}
