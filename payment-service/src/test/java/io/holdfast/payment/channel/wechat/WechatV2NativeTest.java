package io.holdfast.payment.channel.wechat;

import io.holdfast.contract.payment.PaymentMethod;

class WechatV2NativeTest extends WechatContract {

    WechatV2NativeTest() {
        super("v2", "HMAC-SHA256", PaymentMethod.WECHAT_NATIVE);
    }
}
