package io.holdfast.sandbox.wechat;

import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A day's bill: one line a payment, one a refund, then the sums. A backtick before each value keeps spreadsheets from
 * rounding; amounts are in yuan. WeChat Pay, download trade bill, type ALL.
 */
public final class Bill {

    private static final String HEADER = "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,"
            + "付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,"
            + "商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
    private static final String SUMS = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
    private static final BigDecimal RATE = new BigDecimal("0.006");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final LocalDate day;
    private final List<String> lines = new ArrayList<>();
    private long paidMinor;
    private long refundedMinor;
    private BigDecimal fees = BigDecimal.ZERO;

    private Bill(LocalDate day) {
        this.day = day;
    }

    /** Empty if nothing moved that day. */
    public static String of(List<Trade> trades, LocalDate day) {
        Bill bill = new Bill(day);
        trades.forEach(bill::add);
        if (bill.lines.isEmpty()) {
            return "";
        }
        return HEADER + "\r\n" + String.join("\r\n", bill.lines) + "\r\n" + SUMS + "\r\n" + bill.sums() + "\r\n";
    }

    private void add(Trade trade) {
        for (Payment payment : trade.payments()) {
            if (on(payment.at())) {
                lines.add(line(trade, payment, null));
                paidMinor += payment.amountMinor();
            }
        }
        for (Refund refund : trade.refunds()) {
            if (on(refund.createdAt())) {
                trade.payments().stream()
                        .filter(payment -> payment.transactionId().equals(refund.transactionId()))
                        .findFirst()
                        .ifPresent(payment -> lines.add(line(trade, payment, refund)));
                refundedMinor += refund.amountMinor();
            }
        }
    }

    private boolean on(Instant moment) {
        return LocalDate.ofInstant(moment, Wechat.BEIJING).equals(day);
    }

    private String line(Trade trade, Payment payment, @Nullable Refund refund) {
        boolean isRefund = refund != null;
        BigDecimal fee = fee(refund == null ? payment.amountMinor() : -refund.amountMinor());
        fees = fees.add(fee);
        return row(List.of(
                TIME.format((refund == null ? payment.at() : refund.createdAt()).atZone(Wechat.BEIJING)),
                trade.terms().app(),
                trade.terms().merchant(),
                "0",
                "",
                payment.transactionId(),
                trade.terms().number(),
                Wechat.openid(trade),
                Wechat.tradeType(trade),
                isRefund ? "REFUND" : "SUCCESS",
                "OTHERS",
                "CNY",
                isRefund ? "0.00" : yuan(payment.amountMinor()),
                "0.00",
                refund == null ? "0" : refund.id(),
                refund == null ? "0" : refund.number(),
                refund == null ? "0.00" : yuan(refund.amountMinor()),
                "0.00",
                isRefund ? "ORIGINAL" : "",
                refund == null ? "" : Wechat.refundStatus(refund),
                trade.terms().description().replace(',', ' '),
                "",
                fee.toPlainString(),
                "0.60%",
                isRefund ? "0.00" : yuan(payment.amountMinor()),
                refund == null ? "0.00" : yuan(refund.amountMinor()),
                ""));
    }

    private String sums() {
        return row(List.of(
                String.valueOf(lines.size()),
                yuan(paidMinor),
                yuan(refundedMinor),
                "0.00",
                fees.toPlainString(),
                yuan(paidMinor),
                yuan(refundedMinor)));
    }

    private static String row(List<String> values) {
        return values.stream().map(value -> "`" + value).collect(Collectors.joining(","));
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    private static BigDecimal fee(long fen) {
        return BigDecimal.valueOf(fen, 2)
                .multiply(RATE)
                .setScale(2, RoundingMode.HALF_UP)
                .setScale(5);
    }
}
