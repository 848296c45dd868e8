package io.holdfast.account.channel;

import io.holdfast.account.directory.ChannelAccounts;
import io.holdfast.account.directory.PlainText;
import io.holdfast.account.ledger.Bounds;
import io.holdfast.contract.Money;
import io.holdfast.contract.account.CaptureChannelFunds;
import io.holdfast.contract.account.SuspendChannelFunds;

/** What a step may ask for. */
final class ChannelContent {

    private ChannelContent() {}

    /** @throws IllegalArgumentException for what no channel pays */
    static void require(CaptureChannelFunds capture) {
        PlainText.requireId("paymentId", capture.paymentId());
        requireReceipt(capture.receiptId(), capture.merchantId(), capture.channel(), capture.paid());
        Bounds.requirePayable("what is credited", capture.credited());
        Bounds.requireExchanged(capture.paid(), capture.credited());
        Bounds.requireFee(capture.feeBasisPoints());
    }

    /** @throws IllegalArgumentException for what no channel pays */
    static void require(SuspendChannelFunds suspense) {
        requireReceipt(suspense.receiptId(), suspense.merchantId(), suspense.channel(), suspense.paid());
    }

    static SuspendChannelFunds suspenseOf(CaptureChannelFunds capture) {
        return new SuspendChannelFunds(capture.receiptId(), capture.merchantId(), capture.channel(), capture.paid());
    }

    private static void requireReceipt(String receiptId, String merchantId, String channel, Money paid) {
        PlainText.requireId("receiptId", receiptId);
        PlainText.requireId("merchantId", merchantId);
        ChannelAccounts.requireName(channel);
        Bounds.requirePayable("what is paid", paid);
    }
}
