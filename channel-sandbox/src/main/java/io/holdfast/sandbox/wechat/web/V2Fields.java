package io.holdfast.sandbox.wechat.web;

import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.wechat.Wechat;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Version 2's words for trades and refunds. */
final class V2Fields {

    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private V2Fields() {}

    /** A payment: in the answer to a query, to a scanned code, and in a callback. */
    static Map<String, String> paid(Trade trade, Payment payment) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("out_trade_no", trade.terms().number());
        fields.put("transaction_id", payment.transactionId());
        fields.put("openid", Wechat.openid(trade));
        fields.put("is_subscribe", "N");
        fields.put("trade_type", Wechat.tradeType(trade));
        fields.put("bank_type", "OTHERS");
        fields.put("total_fee", String.valueOf(payment.amountMinor()));
        fields.put("fee_type", trade.terms().currency());
        fields.put("cash_fee", String.valueOf(payment.amountMinor()));
        fields.put("cash_fee_type", trade.terms().currency());
        fields.put("time_end", Wechat.compact(payment.at()));
        return fields;
    }

    static Map<String, String> trade(Trade trade) {
        Map<String, String> fields = trade.payment()
                .map(payment -> paid(trade, payment))
                .orElseGet(() -> new TreeMap<>(Map.of(
                        "out_trade_no", trade.terms().number(),
                        "total_fee", String.valueOf(trade.terms().amountMinor()),
                        "trade_type", Wechat.tradeType(trade))));
        fields.put("trade_state", Wechat.state(trade));
        fields.put("trade_state_desc", Wechat.stateInWords(trade));
        return fields;
    }

    static Map<String, String> refund(Trade trade, Refund refund) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("transaction_id", refund.transactionId());
        fields.put("out_trade_no", trade.terms().number());
        fields.put("out_refund_no", refund.number());
        fields.put("refund_id", refund.id());
        fields.put("refund_fee", String.valueOf(refund.amountMinor()));
        fields.put("settlement_refund_fee", String.valueOf(refund.amountMinor()));
        fields.put("total_fee", String.valueOf(V3Json.totalOf(trade, refund)));
        fields.put("cash_fee", String.valueOf(V3Json.totalOf(trade, refund)));
        fields.put("cash_refund_fee", String.valueOf(refund.amountMinor()));
        fields.put("fee_type", trade.terms().currency());
        return fields;
    }

    /** The answer to a query, where each refund has a number of its own. */
    static Map<String, String> refunds(Trade trade, List<Refund> refunds) {
        Map<String, String> fields = new TreeMap<>();
        fields.put("out_trade_no", trade.terms().number());
        fields.put("transaction_id", refunds.get(0).transactionId());
        fields.put("total_fee", String.valueOf(V3Json.totalOf(trade, refunds.get(0))));
        fields.put("cash_fee", String.valueOf(V3Json.totalOf(trade, refunds.get(0))));
        fields.put("fee_type", trade.terms().currency());
        fields.put("refund_count", String.valueOf(refunds.size()));
        for (int i = 0; i < refunds.size(); i++) {
            Refund refund = refunds.get(i);
            fields.put("out_refund_no_" + i, refund.number());
            fields.put("refund_id_" + i, refund.id());
            fields.put("refund_channel_" + i, "ORIGINAL");
            fields.put("refund_fee_" + i, String.valueOf(refund.amountMinor()));
            fields.put("settlement_refund_fee_" + i, String.valueOf(refund.amountMinor()));
            fields.put("refund_status_" + i, status(refund));
            fields.put("refund_recv_accout_" + i, "支付用户零钱");
            Instant finishedAt = refund.finishedAt();
            if (finishedAt != null) {
                fields.put("refund_success_time_" + i, dateTime(finishedAt));
            }
        }
        return fields;
    }

    static String status(Refund refund) {
        return switch (refund.fate()) {
            case PROCESSING -> "PROCESSING";
            case SUCCEEDED -> "SUCCESS";
            case FAILED -> "REFUNDCLOSE";
            case ABNORMAL -> "CHANGE";
        };
    }

    static String dateTime(Instant moment) {
        return DATE_TIME.format(ZonedDateTime.ofInstant(moment, Wechat.BEIJING));
    }
}
