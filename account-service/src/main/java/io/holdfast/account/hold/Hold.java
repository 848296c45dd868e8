package io.holdfast.account.hold;

import io.holdfast.contract.Money;
import java.util.regex.Pattern;

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

    static final long LIMIT_MINOR = 1_000_000_000_000L;

    private static final Pattern ID = Pattern.compile("[!-~]{1,40}");

    public Hold {
        requireId("paymentId", paymentId);
        requireId("merchantId", merchantId);
        requireId("payerAccountId", payerAccountId);
        if (amount.amountMinor() < 1 || amount.amountMinor() > LIMIT_MINOR) {
            throw new IllegalArgumentException("a hold is of 1 to 10^12 minor units, not of " + amount.amountMinor());
        }
        if (pointsValueMinor < 0 || pointsValueMinor > LIMIT_MINOR) {
            throw new IllegalArgumentException("points pay 0 to 10^12 minor units, not " + pointsValueMinor);
        }
        if (feeBasisPoints < 0 || feeBasisPoints > 10_000) {
            throw new IllegalArgumentException("a fee is 0 to 10,000 basis points, not " + feeBasisPoints);
        }
    }

    private static void requireId(String name, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(name + " must have 1 to 40 visible ASCII characters");
        }
    }
}
