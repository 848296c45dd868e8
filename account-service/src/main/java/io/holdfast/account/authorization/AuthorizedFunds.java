package io.holdfast.account.authorization;

import io.holdfast.account.directory.PlainText;
import io.holdfast.account.ledger.Bounds;
import io.holdfast.contract.Money;

/**
 * What an authorization freezes.
 *
 * @param amount taken from the wallet's available money; 1 to 10^12 minor units
 */
public record AuthorizedFunds(String paymentId, String merchantId, String payerAccountId, Money amount) {

    public AuthorizedFunds {
        PlainText.requireId("paymentId", paymentId);
        PlainText.requireId("merchantId", merchantId);
        PlainText.requireId("payerAccountId", payerAccountId);
        Bounds.requirePayable("an authorized amount", amount);
    }
}
