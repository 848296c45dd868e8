package io.holdfast.payment.channel.wechat;

import io.holdfast.contract.payment.PaymentMethod;

class WechatV2JsapiTest extends WechatContract {

    WechatV2JsapiTest() {
        super("v2", "MD5", PaymentMethod.WECHAT_JSAPI);
    }
}
