package io.holdfast.payment.channel.wechat;

import io.holdfast.contract.payment.PaymentMethod;

class WechatV2CodeTest extends WechatContract {

    WechatV2CodeTest() {
        super("v2", "HMAC-SHA256", PaymentMethod.WECHAT_CODE);
    }
}
