package io.holdfast.contract.payment;

public enum PaymentMethod {
    /** From a wallet that the merchant opened for its customer. */
    WALLET,
    /** WeChat Pay inside a mini program or an official account. */
    WECHAT_JSAPI,
    /** WeChat Pay by a QR code that the payer scans. */
    WECHAT_NATIVE,
    /** WeChat Pay by the payer's own code, which the merchant scans. */
    WECHAT_CODE,
    /** Alipay on a desktop page. */
    ALIPAY_PAGE,
    /** Alipay on a phone's browser. */
    ALIPAY_WAP,
    /** Alipay by the payer's own code, which the merchant scans. */
    ALIPAY_CODE,
    PAYPAL,
    /** A bank card, through an acquirer. Card numbers never come here: only an acquirer's token. */
    CARD
}
