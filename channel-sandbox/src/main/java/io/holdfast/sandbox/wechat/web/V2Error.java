package io.holdfast.sandbox.wechat.web;

/** Version 2's refusals: err_code and words as the channel documents them. */
enum V2Error {
    SIGNERROR("签名错误"),
    PARAM_ERROR("参数错误"),
    XML_FORMAT_ERROR("XML格式错误"),
    MCHID_NOT_EXIST("MCHID不存在"),
    APPID_MCHID_NOT_MATCH("appid和mch_id不匹配"),
    CERT_ERROR("证书校验错误"),
    OUT_TRADE_NO_USED("商户订单号重复"),
    ORDERPAID("该订单已支付"),
    ORDERCLOSED("订单已关闭"),
    ORDERNOTEXIST("订单不存在"),
    USERPAYING("需要用户输入支付密码"),
    NOTENOUGH("余额不足"),
    INVALID_REQUEST("无效请求"),
    TRADE_STATE_ERROR("订单状态错误"),
    REFUND_FEE_MISMATCH("订单金额或退款金额与之前请求不一致，请核实后再试"),
    REFUNDNOTEXIST("退款订单查询失败"),
    BILL_NOT_EXIST("No Bill Exist");

    private final String words;

    V2Error(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Ends a request with result_code FAIL. */
    Refusal refused() {
        return new Refusal(this, words, false);
    }

    Refusal refused(String detail) {
        return new Refusal(this, words + "：" + detail, false);
    }

    /** Ends a request with return_code FAIL: it is not known whose it is. */
    Refusal unheard() {
        return new Refusal(this, words, true);
    }

    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final V2Error error;
        private final boolean unheard;

        Refusal(V2Error error, String words, boolean unheard) {
            super(words, null, false, false);
            this.error = error;
            this.unheard = unheard;
        }

        V2Error error() {
            return error;
        }

        boolean unheard() {
            return unheard;
        }
    }
}
