package io.holdfast.payment.channel.alipay;

import com.alipay.api.AlipayResponse;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelRefusal.Reason;
import java.util.Set;

/** What Alipay's codes mean (Alipay open platform, common codes and the codes of each trade method). */
final class AlipayCodes {

    static final String DONE = "10000";
    /** The payer is asked for a password. */
    static final String WAITING = "10003";

    private static final String REFUSED = "40004";
    /** Permission, parameters, signature, the application itself. */
    private static final Set<String> MISCONFIGURED = Set.of("20001", "40001", "40002", "40003", "40006");

    private static final Set<String> UNDECIDED = Set.of("ACQ.SYSTEM_ERROR", "isp.unknow-error", "aop.unknow-error");

    private AlipayCodes() {}

    static boolean isDone(AlipayResponse response) {
        return DONE.equals(response.getCode());
    }

    static boolean isMisconfigured(AlipayResponse response) {
        return MISCONFIGURED.contains(response.getCode());
    }

    /** A refusal by the business, and final. */
    static boolean isRefusal(AlipayResponse response) {
        return REFUSED.equals(response.getCode()) && !UNDECIDED.contains(subCode(response));
    }

    static String subCode(AlipayResponse response) {
        return String.valueOf(response.getSubCode());
    }

    static ChannelRefusal refusal(Reason reason, AlipayResponse response) {
        String message = response.getSubMsg() == null ? response.getMsg() : response.getSubMsg();
        String code = response.getSubCode() == null ? response.getCode() : response.getSubCode();
        return new ChannelRefusal(reason, String.valueOf(code), String.valueOf(message));
    }

    static Reason ofPayment(String subCode) {
        return switch (subCode) {
            case "ACQ.CONTEXT_INCONSISTENT", "ACQ.TRADE_HAS_CLOSE" -> Reason.NUMBER_USED;
            case "ACQ.PAYMENT_AUTH_CODE_INVALID" -> Reason.PAYER_INVALID;
            case "ACQ.BUYER_BALANCE_NOT_ENOUGH",
                    "ACQ.BUYER_BANKCARD_BALANCE_NOT_ENOUGH",
                    "ACQ.ERROR_BALANCE_PAYMENT_DISABLE",
                    "ACQ.BUYER_SELLER_EQUAL",
                    "ACQ.PAYMENT_FAIL",
                    "ACQ.PULL_MOBILE_CASHIER_FAIL",
                    "ACQ.MOBILE_PAYMENT_SWITCH_OFF",
                    "ACQ.BUYER_ENABLE_STATUS_FORBID",
                    "ACQ.PAYMENT_REQUEST_HAS_RISK",
                    "ACQ.NO_PAYMENT_INSTRUMENTS_AVAILABLE",
                    "ACQ.USER_FACE_PAYMENT_SWITCH_OFF" -> Reason.DECLINED;
            case "ACQ.TOTAL_FEE_EXCEED",
                    "ACQ.BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR",
                    "ACQ.BEYOND_PAY_RESTRICTION",
                    "ACQ.BEYOND_PER_RECEIPT_RESTRICTION" -> Reason.AMOUNT_NOT_ALLOWED;
            case "ACQ.ACCESS_FORBIDDEN", "ACQ.PARTNER_ERROR" -> Reason.MISCONFIGURED;
            default -> Reason.OTHER;
        };
    }

    static Reason ofRefund(String subCode) {
        return switch (subCode) {
            case "ACQ.DISCORDANT_REPEAT_REQUEST" -> Reason.NUMBER_USED;
            default -> Reason.NOT_REFUNDABLE;
        };
    }
}
