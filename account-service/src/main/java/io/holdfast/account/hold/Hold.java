package io.holdfast.account.hold;

import io.holdfast.account.directory.PlainText;
import io.holdfast.account.ledger.Bounds;
import io.holdfast.contract.Money;

/**
 * What a payment holds of its payer's funds, and how it will be split when captured.
 *
 * @param amount taken from the wallet; 1 to 10^12 minor units
 * @param pointsValueMinor paid by points besides, 0 to 10^12 minor units of the same currency; comes from clearing
 * @param feeBasisPoints Holdfast's share of both, 0 to 10,000
 */
public record Hold(
        String paymentId,
        String merchantId,
        String payerAccountId,
        Money amount,
        long pointsValueMinor,
        int feeBasisPoints) {

    public Hold {
        PlainText.requireId("paymentId", paymentId);
        PlainText.requireId("merchantId", merchantId);
        PlainText.requireId("payerAccountId", payerAccountId);
        Bounds.requirePayable("a hold's amount", amount);
        if (pointsValueMinor < 0 || pointsValueMinor > Bounds.LIMIT_MINOR) {
            throw new IllegalArgumentException("points pay 0 to 10^12 minor units, not " + pointsValueMinor);
        }
        Bounds.requireFee(feeBasisPoints);
    }
}
