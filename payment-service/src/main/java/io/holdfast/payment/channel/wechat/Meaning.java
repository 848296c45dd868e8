package io.holdfast.payment.channel.wechat;

import java.util.Set;

/** What WeChat Pay's error codes of both versions come to. A code that is not listed is UNCERTAIN: it is not guessed at. */
enum Meaning {
    /** It may have happened. */
    UNCERTAIN(
            "SYSTEMERROR",
            "SYSTEM_ERROR",
            "BANKERROR",
            "BANK_ERROR",
            "FREQUENCY_LIMITED",
            "BIZERR_NEED_RETRY",
            "INVALID_REQ_TOO_MUCH"),
    NOT_FOUND("ORDERNOTEXIST", "ORDER_NOT_EXIST", "REFUNDNOTEXIST", "RESOURCE_NOT_EXISTS"),
    PAID("ORDERPAID", "ORDER_PAID"),
    CLOSED("ORDERCLOSED", "ORDER_CLOSED", "ORDERREVERSED"),
    /** The payer is typing a password. */
    PAYING("USERPAYING"),
    NUMBER_USED("OUT_TRADE_NO_USED", "REFUND_FEE_MISMATCH"),
    /** The payer's side; of a refund, the merchant's balance at WeChat Pay. */
    DECLINED("NOTENOUGH", "NOT_ENOUGH", "NOTSUPORTCARD", "ACCOUNTERROR", "ACCOUNT_ERROR", "TRADE_ERROR", "PAYERROR"),
    PAYER_INVALID("AUTHCODEEXPIRE", "AUTH_CODE_ERROR", "AUTH_CODE_INVALID", "BUYER_MISMATCH", "OPENID_MISMATCH"),
    MISCONFIGURED(
            "SIGNERROR",
            "SIGN_ERROR",
            "NOAUTH",
            "NO_AUTH",
            "APPID_NOT_EXIST",
            "MCHID_NOT_EXIST",
            "MCH_NOT_EXISTS",
            "APPID_MCHID_NOT_MATCH",
            "CERT_ERROR",
            "XML_FORMAT_ERROR",
            "REQUIRE_POST_METHOD",
            "POST_DATA_EMPTY",
            "NOT_UTF8",
            "LACK_PARAMS"),
    WRONG_PARAMETER("PARAM_ERROR"),
    INVALID_REQUEST("INVALID_REQUEST"),
    NOT_REFUNDABLE(
            "TRADE_OVERDUE",
            "TRADE_STATE_ERROR",
            "USER_ACCOUNT_ABNORMAL",
            "INVALID_TRANSACTIONID",
            "REFUND_FEE_INVALID"),
    OTHER("ERROR", "RULE_LIMIT", "REQUEST_BLOCKED");

    private final Set<String> codes;

    Meaning(String... codes) {
        this.codes = Set.of(codes);
    }

    static Meaning of(String code) {
        for (Meaning meaning : values()) {
            if (meaning.codes.contains(code)) {
                return meaning;
            }
        }
        return UNCERTAIN;
    }
}
