package io.holdfast.sandbox.paypal;

import io.holdfast.sandbox.keys.Identity;

/**
 * One merchant of PayPal.
 *
 * @param payeeId the merchant's account
 * @param webhookUrl empty if the merchant wants to hear nothing
 * @param signer PayPal's, whose key signs webhooks
 */
public record PaypalMerchant(
        String clientId, String clientSecret, String payeeId, String webhookId, String webhookUrl, Identity signer) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "PaypalMerchant[" + clientId + "]";
    }
}
