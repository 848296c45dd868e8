package io.holdfast.sandbox.wechat;

import io.holdfast.sandbox.keys.Identity;

/**
 * One merchant of WeChat Pay, who may speak both versions.
 *
 * @param certificate the merchant's, whose key signs requests
 * @param platform WeChat Pay's, whose key signs answers and callbacks to this merchant
 */
public record WechatMerchant(
        String mchId, String appId, String apiV3Key, String apiV2Key, Identity certificate, Identity platform) {

    /** Without the keys. */
    @Override
    public String toString() {
        return "WechatMerchant[" + mchId + "]";
    }
}
