package io.holdfast.sandbox.card;

/**
 * One merchant of the acquirer.
 *
 * @param key shared; signs requests and webhooks
 * @param webhookUrl empty if the merchant wants to hear nothing
 */
public record CardMerchant(String id, String key, String webhookUrl) {

    /** Without the key. */
    @Override
    public String toString() {
        return "CardMerchant[" + id + "]";
    }
}
