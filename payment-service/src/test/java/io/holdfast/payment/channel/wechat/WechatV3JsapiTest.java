package io.holdfast.payment.channel.wechat;

import io.holdfast.contract.payment.PaymentMethod;

class WechatV3JsapiTest extends WechatContract {

    WechatV3JsapiTest() {
        super("v3", "MD5", PaymentMethod.WECHAT_JSAPI);
    }
}
