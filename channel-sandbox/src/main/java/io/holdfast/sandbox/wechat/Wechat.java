package io.holdfast.sandbox.wechat;

import io.holdfast.sandbox.callback.Schedule;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Standing;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Way;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** What both versions of WeChat Pay have in common. */
public final class Wechat {

    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** WeChat Pay, payment result notification. */
    public static final Schedule SCHEDULE = Schedule.of("15s 15s 30s 3m 10m 20m 30m 30m 30m 60m 3h 3h 3h 6h 6h");

    /** WeChat Pay, close order: not within five minutes of its creation. */
    public static final Duration CLOSED_NOT_BEFORE = Duration.ofMinutes(5);

    public static final Duration REFUND_TAKES = Duration.ofSeconds(30);

    private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_\\-|*@]{6,32}");
    private static final Pattern REFUND_NUMBER = Pattern.compile("[0-9A-Za-z_\\-|*@]{1,64}");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

    private Wechat() {}

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    public static boolean isRefundNumber(String text) {
        return REFUND_NUMBER.matcher(text).matches();
    }

    public static String compact(Instant moment) {
        return COMPACT.format(moment.atZone(BEIJING));
    }

    public static Instant fromCompact(String text) {
        return COMPACT.withZone(BEIJING).parse(text, Instant::from);
    }

    public static String prepayId(Instant now) {
        return "wx" + compact(now) + Tokens.alphanumeric(20).toLowerCase(Locale.ROOT);
    }

    public static String transactionId(Instant now) {
        return "4200" + DAY.format(now.atZone(BEIJING)) + Tokens.digits(16);
    }

    public static String refundId(Instant now) {
        return "5030" + DAY.format(now.atZone(BEIJING)) + Tokens.digits(17);
    }

    /** What the payer's phone reads from a QR code. */
    public static String codeUrl(String prepayId) {
        return "weixin://wxpay/bizpayurl?pr=" + prepayId.substring(prepayId.length() - 12);
    }

    /** Of a trade that is paid so; else empty. */
    public static String qrCode(Trade trade) {
        return trade.terms().way() == Way.NATIVE ? codeUrl(trade.id()) : "";
    }

    /** trade_state. */
    public static String state(Trade trade) {
        return switch (trade.standing()) {
            case OPEN, APPROVED, AUTHORIZED -> "NOTPAY";
            case PAYING -> "USERPAYING";
            case PAID -> trade.refundedMinor() > 0 ? "REFUND" : "SUCCESS";
            case DECLINED -> "PAYERROR";
            case CLOSED -> closed(trade);
        };
    }

    private static String closed(Trade trade) {
        return switch (trade.terms().way()) {
            case CODE -> "REVOKED";
            case JSAPI, NATIVE, PAGE, WAP, CHECKOUT, CARD -> "CLOSED";
        };
    }

    public static String stateInWords(Trade trade) {
        Standing standing = trade.standing();
        return switch (standing) {
            case OPEN, APPROVED, AUTHORIZED -> "订单未支付";
            case PAYING -> "需要用户输入支付密码";
            case PAID -> trade.refundedMinor() > 0 ? "订单发生过退款，退款详情请查询退款单" : "支付成功";
            case DECLINED -> "支付失败，用户余额不足";
            case CLOSED -> "订单已关闭";
        };
    }

    /** trade_type. */
    public static String tradeType(Trade trade) {
        return switch (trade.terms().way()) {
            case JSAPI -> "JSAPI";
            case NATIVE -> "NATIVE";
            case CODE, PAGE, WAP, CHECKOUT, CARD -> "MICROPAY";
        };
    }

    /** Version 3's words; version 2 says CHANGE for ABNORMAL and REFUNDCLOSE for CLOSED. */
    public static String refundStatus(Refund refund) {
        return switch (refund.fate()) {
            case PROCESSING -> "PROCESSING";
            case SUCCEEDED -> "SUCCESS";
            case FAILED -> "CLOSED";
            case ABNORMAL -> "ABNORMAL";
        };
    }

    /** The payer behind a scanned code has an openid, too. */
    public static String openid(Trade trade) {
        return switch (trade.terms().way()) {
            case JSAPI -> trade.terms().payer();
            case NATIVE, CODE, PAGE, WAP, CHECKOUT, CARD ->
                "oSandboxPayer" + trade.terms().merchant();
        };
    }
}
