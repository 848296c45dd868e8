package io.holdfast.payment.channel.wechat;

import io.holdfast.contract.payment.PaymentMethod;

class WechatV3CodeTest extends WechatContract {

    WechatV3CodeTest() {
        super("v3", "HMAC-SHA256", PaymentMethod.WECHAT_CODE);
    }
}
