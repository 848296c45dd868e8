package io.holdfast.sandbox.alipay;

import io.holdfast.sandbox.callback.Schedule;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Way;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Alipay's words and numbers. */
public final class Alipay {

    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    /** Alipay, asynchronous notification. */
    public static final Schedule SCHEDULE = Schedule.of("4m 10m 10m 1h 2h 6h 15h");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

    private Alipay() {}

    public static String time(Instant moment) {
        return TIME.format(moment.atZone(BEIJING));
    }

    public static Instant fromTime(String text) {
        return TIME.withZone(BEIJING).parse(text, Instant::from);
    }

    public static String tradeNo(Instant now) {
        return DAY.format(now.atZone(BEIJING)) + "22001" + Tokens.digits(15);
    }

    /** Yuan with two decimals. */
    public static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    /** What a payer scans, of a trade that is paid so; else empty. */
    public static String qrCode(Trade trade) {
        return trade.terms().way() == Way.NATIVE
                ? "https://qr.alipay.com/bax" + trade.id().substring(12)
                : "";
    }

    /** trade_status. A trade that was refunded wholly is closed, too. */
    public static String status(Trade trade) {
        return switch (trade.standing()) {
            case OPEN, PAYING, APPROVED, AUTHORIZED -> "WAIT_BUYER_PAY";
            case DECLINED, CLOSED -> "TRADE_CLOSED";
            case PAID -> trade.refundedMinor() >= trade.paidMinor() ? "TRADE_CLOSED" : "TRADE_SUCCESS";
        };
    }

    public static String buyerId(Trade trade) {
        return "2088" + trade.terms().merchant().substring(4);
    }
}
