package io.holdfast.sandbox.wechat.web;

/** Version 3's refusals: status, code and words as the channel documents them. */
enum V3Error {
    SIGN_ERROR(401, "错误的签名，验签失败"),
    PARAM_ERROR(400, "参数错误"),
    APPID_MCHID_NOT_MATCH(400, "appid和mch_id不匹配"),
    MCH_NOT_EXISTS(400, "商户号不存在"),
    INVALID_REQUEST(400, "无效请求"),
    OUT_TRADE_NO_USED(403, "商户订单号重复"),
    ORDERPAID(400, "该订单已支付"),
    ORDER_CLOSED(400, "订单已关闭"),
    ORDER_NOT_EXIST(404, "订单不存在"),
    RESOURCE_NOT_EXISTS(404, "退款单不存在"),
    USERPAYING(202, "用户支付中，需要输入密码"),
    NOT_ENOUGH(403, "余额不足"),
    TRADE_ERROR(403, "交易错误"),
    FREQUENCY_LIMITED(429, "频率限制"),
    NO_STATEMENT_EXIST(400, "账单文件不存在");

    private final int status;
    private final String words;

    V3Error(int status, String words) {
        this.status = status;
        this.words = words;
    }

    int status() {
        return status;
    }

    String words() {
        return words;
    }

    /** Ends a request. */
    Refusal refused() {
        return new Refusal(this, words);
    }

    Refusal refused(String detail) {
        return new Refusal(this, words + "：" + detail);
    }

    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final V3Error error;

        Refusal(V3Error error, String words) {
            super(words, null, false, false);
            this.error = error;
        }

        V3Error error() {
            return error;
        }
    }
}
