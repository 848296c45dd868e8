package io.holdfast.payment.channel.wechat;

import io.holdfast.contract.payment.PaymentMethod;

class WechatV3NativeTest extends WechatContract {

    WechatV3NativeTest() {
        super("v3", "MD5", PaymentMethod.WECHAT_NATIVE);
    }
}
