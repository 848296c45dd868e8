package io.holdfast.payment.facade.json;

import io.holdfast.contract.payment.ApiKey;
import io.holdfast.contract.payment.MerchantView;

/** A merchant as operators see it. */
public record MerchantJson(String id, String name, int feeBasisPoints, String createdAt) {

    public static MerchantJson of(MerchantView merchant) {
        return new MerchantJson(
                merchant.merchantId(), merchant.name(), merchant.feeBasisPoints(), WireJson.time(merchant.createdAt()));
    }

    /** A new key: the only answer that ever has the secret. */
    public record Key(String key, String secret) {

        public static Key of(ApiKey key) {
            return new Key(key.keyId(), key.secret());
        }

        /** Without the secret, so that it never reaches a log. */
        @Override
        public String toString() {
            return "Key[key=" + key + "]";
        }
    }
}
