package io.holdfast.payment.channel.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.internal.util.AlipaySignature;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReading.Fault;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeState;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Alipay's asynchronous notices: a form, signed over its decoded and sorted fields without {@code sign} and
 * {@code sign_type} (Alipay, rules for verifying notices).
 */
final class AlipayNotices {

    CallbackReading read(ChannelSettings settings, Callback callback) {
        Map<String, String> notice;
        try {
            notice = Form.read(callback.body());
        } catch (IllegalArgumentException e) {
            return rejected(Fault.MALFORMED, "the body is not a form");
        }
        if (!isGenuine(settings, notice)) {
            return rejected(Fault.WRONG_SIGNATURE, "the signature does not match");
        }
        if (!settings.open("app_id").equals(notice.get("app_id"))
                || !settings.open("seller_id").equals(notice.get("seller_id"))) {
            return rejected(Fault.NOT_FOR_US, "app_id or seller_id is another's");
        }
        try {
            return parsed(notice);
        } catch (IllegalArgumentException e) {
            return rejected(Fault.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    private static CallbackReading parsed(Map<String, String> notice) {
        String attemptNo = needed(notice, "out_trade_no");
        String status = needed(notice, "trade_status");
        String refundNo = notice.get("out_biz_no");
        if (refundNo != null && notice.containsKey("gmt_refund")) {
            return new CallbackReading.OfRefund(refundNo, new RefundAnswer.Done(refundNo));
        }
        return switch (status) {
            case "WAIT_BUYER_PAY" -> new CallbackReading.OfTrade(attemptNo, new TradeState.AwaitingPayer());
            case "TRADE_SUCCESS", "TRADE_FINISHED" -> new CallbackReading.OfTrade(attemptNo, paid(attemptNo, notice));
            // Also sent when all money went back. Only a paid trade has a time of payment.
            case "TRADE_CLOSED" ->
                new CallbackReading.OfTrade(
                        attemptNo,
                        notice.containsKey("gmt_payment") ? paid(attemptNo, notice) : new TradeState.Closed());
            default -> new CallbackReading.OfNothing(status);
        };
    }

    private static TradeState paid(String attemptNo, Map<String, String> notice) {
        return new TradeState.Paid(new Receipt(
                attemptNo,
                needed(notice, "trade_no"),
                Yuan.read(notice.get("total_amount")),
                AlipayTime.read(needed(notice, "gmt_payment")),
                Map.of()));
    }

    private static boolean isGenuine(ChannelSettings settings, Map<String, String> notice) {
        String sign = notice.get("sign");
        // Nobody signs sign_type: another value would pass, and could mean a weaker rule.
        if (sign == null || !"RSA2".equals(notice.get("sign_type")) || !isCanonical(sign)) {
            return false;
        }
        try {
            // The SDK takes the two out of the map that it is given.
            return AlipaySignature.rsaCheckV1(
                    new HashMap<>(notice), settings.secret("alipay_public_key"), "utf-8", "RSA2");
        } catch (AlipayApiException e) {
            return false;
        }
    }

    /** The SDK's decoder skips what is not Base64, so that one signature could be written in many ways. */
    private static boolean isCanonical(String base64) {
        try {
            return Base64.getEncoder()
                    .encodeToString(Base64.getDecoder().decode(base64))
                    .equals(base64);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String needed(Map<String, String> notice, String field) {
        @Nullable String value = notice.get(field);
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    private static CallbackReading rejected(Fault fault, String why) {
        return new CallbackReading.Rejected(fault, why);
    }
}
