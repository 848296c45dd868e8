package io.holdfast.sandbox.wechat.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.wechat.Wechat;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Version 3's documents. */
final class V3Json {

    private static final ObjectMapper JSON = new ObjectMapper();

    private V3Json() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Reply reply(int status, ObjectNode body) {
        return Reply.of(status, "application/json; charset=utf-8", text(body));
    }

    static JsonNode read(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw V3Error.PARAM_ERROR.refused("JSON");
        }
    }

    static String required(JsonNode body, String name) {
        JsonNode value = body.at("/" + name);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw V3Error.PARAM_ERROR.refused(name.replace('/', '.'));
        }
        return value.textValue();
    }

    static long amount(JsonNode body, String name) {
        JsonNode value = body.at("/" + name);
        if (!value.isIntegralNumber() || value.longValue() < 1) {
            throw V3Error.PARAM_ERROR.refused(name.replace('/', '.'));
        }
        return value.longValue();
    }

    static String moment(Instant moment) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                moment.truncatedTo(ChronoUnit.SECONDS).atZone(Wechat.BEIJING));
    }

    static ObjectNode error(V3Error error, String words) {
        return object().put("code", error.name()).put("message", words);
    }

    /** A trade, told of its first payment. */
    static ObjectNode trade(Trade trade) {
        return trade.payment().map(payment -> paid(trade, payment)).orElseGet(() -> unpaid(trade));
    }

    private static ObjectNode unpaid(Trade trade) {
        ObjectNode node = head(trade, Wechat.state(trade), Wechat.stateInWords(trade));
        node.putObject("amount")
                .put("total", trade.terms().amountMinor())
                .put("currency", trade.terms().currency());
        return node;
    }

    static ObjectNode paid(Trade trade, Payment payment) {
        ObjectNode node = head(trade, Wechat.state(trade), Wechat.stateInWords(trade));
        node.put("transaction_id", payment.transactionId());
        node.put("trade_type", Wechat.tradeType(trade));
        node.put("bank_type", "OTHERS");
        node.put("success_time", moment(payment.at()));
        node.putObject("payer").put("openid", Wechat.openid(trade));
        node.putObject("amount")
                .put("total", payment.amountMinor())
                .put("payer_total", payment.amountMinor())
                .put("currency", trade.terms().currency())
                .put("payer_currency", trade.terms().currency());
        return node;
    }

    private static ObjectNode head(Trade trade, String state, String words) {
        return object().put("appid", trade.terms().app())
                .put("mchid", trade.terms().merchant())
                .put("out_trade_no", trade.terms().number())
                .put("trade_state", state)
                .put("trade_state_desc", words)
                .put("attach", "");
    }

    static ObjectNode refund(Trade trade, Refund refund) {
        ObjectNode node = object().put("refund_id", refund.id())
                .put("out_refund_no", refund.number())
                .put("transaction_id", refund.transactionId())
                .put("out_trade_no", trade.terms().number())
                .put("channel", "ORIGINAL")
                .put("user_received_account", "支付用户零钱")
                .put("create_time", moment(refund.createdAt()))
                .put("status", Wechat.refundStatus(refund))
                .put("funds_account", "AVAILABLE");
        Instant finishedAt = refund.finishedAt();
        if (finishedAt != null && refund.fate() == Refund.Fate.SUCCEEDED) {
            node.put("success_time", moment(finishedAt));
        }
        node.putObject("amount")
                .put("total", totalOf(trade, refund))
                .put("refund", refund.amountMinor())
                .put("payer_total", totalOf(trade, refund))
                .put("payer_refund", refund.amountMinor())
                .put("settlement_total", totalOf(trade, refund))
                .put("settlement_refund", refund.amountMinor())
                .put("discount_refund", 0)
                .put("currency", trade.terms().currency());
        return node;
    }

    static long totalOf(Trade trade, Refund refund) {
        return trade.payments().stream()
                .filter(payment -> payment.transactionId().equals(refund.transactionId()))
                .mapToLong(Payment::amountMinor)
                .findFirst()
                .orElse(trade.terms().amountMinor());
    }
}
