package io.holdfast.sandbox.alipay;

import java.security.KeyPair;

/**
 * One merchant of Alipay.
 *
 * @param keys the merchant's, whose private half signs requests
 * @param alipayKeys Alipay's for this merchant, whose private half signs answers and callbacks
 */
public record AlipayMerchant(String appId, String sellerId, KeyPair keys, KeyPair alipayKeys) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "AlipayMerchant[" + appId + "]";
    }
}
