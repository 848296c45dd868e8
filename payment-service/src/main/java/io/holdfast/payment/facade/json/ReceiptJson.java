package io.holdfast.payment.facade.json;

import io.holdfast.payment.receipt.StoredReceipt;
import org.jspecify.annotations.Nullable;

/** A receipt as operators see it. */
public record ReceiptJson(
        String id,
        String merchant,
        String paymentId,
        String channel,
        String channelTransaction,
        long amount,
        String currency,
        String purpose,
        String giveBack,
        String receivedAt,
        @Nullable String nextLookAt) {

    public static ReceiptJson of(StoredReceipt receipt) {
        return new ReceiptJson(
                receipt.receiptId(),
                receipt.merchantId(),
                receipt.paymentId(),
                receipt.channel(),
                receipt.channelTransactionId(),
                receipt.paid().amountMinor(),
                receipt.paid().currency().name(),
                receipt.purpose().name(),
                receipt.giveBack().name(),
                WireJson.time(receipt.receivedAt()),
                WireJson.optionalTime(receipt.nextLookAt()));
    }
}
