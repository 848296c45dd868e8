package io.holdfast.payment.channel.wechat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the fake WeChat Pay keeps: the same trades and refunds, whichever version speaks of them. */
final class FakeBooks {

    static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneId.of("Asia/Shanghai"));
    static final DateTimeFormatter SPACED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    /** A refusal, by its version 2 code. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1;

        final String code;

        Refused(String code, String message) {
            super(message);
            this.code = code;
        }
    }

    static final class Refund {
        final String no;
        final String id;
        final long amount;
        String status = "PROCESSING";

        Refund(String no, String id, long amount) {
            this.no = no;
            this.id = id;
            this.amount = amount;
        }
    }

    static final class Trade {
        final String no;
        final String type;
        final String content;
        final long total;
        final String description;
        final String prepayId;
        String state = "NOTPAY";
        String transactionId = "";
        Instant paidAt = Instant.EPOCH;
        final Map<String, Refund> refunds = new LinkedHashMap<>();

        Trade(String no, String type, String content, long total, String description, String prepayId) {
            this.no = no;
            this.type = type;
            this.content = content;
            this.total = total;
            this.description = description;
            this.prepayId = prepayId;
        }

        boolean isPaid() {
            return !transactionId.isEmpty();
        }

        long refunded() {
            return refunds.values().stream()
                    .filter(refund -> !refund.status.equals("CLOSED"))
                    .mapToLong(refund -> refund.amount)
                    .sum();
        }
    }

    private final Map<String, Trade> trades = new LinkedHashMap<>();
    private final AtomicLong numbers = new AtomicLong(1);

    synchronized Trade open(String no, String type, String content, long total, String description) {
        Trade known = trades.get(no);
        if (known == null) {
            Trade trade = new Trade(no, type, content, total, description, "wx" + numbers.getAndIncrement());
            trades.put(no, trade);
            return trade;
        }
        if (!known.content.equals(content)) {
            throw new Refused("OUT_TRADE_NO_USED", "商户订单号重复");
        }
        if (known.isPaid()) {
            throw new Refused("ORDERPAID", "该订单已支付");
        }
        if (known.state.equals("CLOSED")) {
            throw new Refused("ORDERCLOSED", "订单已关闭");
        }
        return known;
    }

    synchronized Trade find(String no) {
        Trade trade = trades.get(no);
        if (trade == null) {
            throw new Refused("ORDERNOTEXIST", "订单不存在");
        }
        return trade;
    }

    synchronized Collection<Trade> all() {
        return trades.values();
    }

    synchronized void pay(String no) {
        Trade trade = find(no);
        trade.state = "SUCCESS";
        trade.transactionId = "4200" + numbers.getAndIncrement();
        trade.paidAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    synchronized void close(String no) {
        Trade trade = find(no);
        if (trade.isPaid()) {
            throw new Refused("ORDERPAID", "该订单已支付");
        }
        if (trade.state.equals("CLOSED")) {
            throw new Refused("ORDERCLOSED", "订单已关闭");
        }
        trade.state = "CLOSED";
    }

    synchronized Refund refund(Trade trade, String no, long amount, long total) {
        if (!trade.isPaid()) {
            throw new Refused("TRADE_STATE_ERROR", "订单状态错误");
        }
        Refund known = trade.refunds.get(no);
        if (total != trade.total || (known != null && known.amount != amount)) {
            throw new Refused("REFUND_FEE_MISMATCH", "订单金额或退款金额与之前请求不一致，请核实后再试");
        }
        if (known != null) {
            return known;
        }
        if (amount < 1 || amount > trade.total - trade.refunded()) {
            throw new Refused("INVALID_REQUEST", "无效请求：申请退款金额大于可退金额");
        }
        Refund refund = new Refund(no, "5030" + numbers.getAndIncrement(), amount);
        trade.refunds.put(no, refund);
        trade.state = "REFUND";
        return refund;
    }

    synchronized Trade byTransaction(String id) {
        return trades.values().stream()
                .filter(trade -> trade.transactionId.equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused("ORDERNOTEXIST", "订单不存在"));
    }

    synchronized Trade byRefund(String no) {
        return trades.values().stream()
                .filter(trade -> trade.refunds.containsKey(no))
                .findFirst()
                .orElseThrow(() -> new Refused("REFUNDNOTEXIST", "退款订单查询失败"));
    }

    /** A refund is there by the time somebody asks. */
    synchronized Refund lookAt(String refundNo) {
        Refund refund = byRefund(refundNo).refunds.get(refundNo);
        if (refund.status.equals("PROCESSING")) {
            refund.status = "SUCCESS";
        }
        return refund;
    }

    synchronized String bill() {
        StringBuilder csv = new StringBuilder("\uFEFF交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,"
                + "付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,"
                + "商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注\r\n");
        int rows = 0;
        for (Trade trade : trades.values()) {
            if (trade.isPaid()) {
                csv.append(row(trade, null));
                rows++;
            }
            for (Refund refund : trade.refunds.values()) {
                csv.append(row(trade, refund));
                rows++;
            }
        }
        return rows == 0 ? "" : csv + "总交易单数,应结订单总金额\r\n`" + rows + ",`0.00\r\n";
    }

    private static String row(Trade trade, Refund refund) {
        return "`"
                + String.join(
                        ",`",
                        SPACED.format(trade.paidAt),
                        FakeWechat.APP_ID,
                        FakeWechat.MCH_ID,
                        "0",
                        "",
                        trade.transactionId,
                        trade.no,
                        FakeWechat.OPENID,
                        trade.type,
                        refund == null ? "SUCCESS" : "REFUND",
                        "OTHERS",
                        "CNY",
                        refund == null ? yuan(trade.total) : "0.00",
                        "0.00",
                        refund == null ? "0" : refund.id,
                        refund == null ? "0" : refund.no,
                        refund == null ? "0.00" : yuan(refund.amount),
                        "0.00",
                        refund == null ? "" : "ORIGINAL",
                        refund == null ? "" : refund.status,
                        trade.description,
                        "",
                        refund == null ? "0.07000" : "-0.01000",
                        "0.60%",
                        refund == null ? yuan(trade.total) : "0.00",
                        refund == null ? "0.00" : yuan(refund.amount),
                        "")
                + "\r\n";
    }

    private static String yuan(long fen) {
        return fen / 100 + "." + (fen % 100 < 10 ? "0" : "") + fen % 100;
    }
}
