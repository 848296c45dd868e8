package io.holdfast.sandbox.trade;

/** The channels the sandbox plays. */
public enum Channel {
    WECHAT,
    ALIPAY,
    PAYPAL,
    CARD
}
