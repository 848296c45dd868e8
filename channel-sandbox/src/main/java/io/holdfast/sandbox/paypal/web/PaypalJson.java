package io.holdfast.sandbox.paypal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.paypal.PaypalMerchant;
import io.holdfast.sandbox.paypal.PaypalMoney;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.IntSupplier;

/** PayPal's documents. */
final class PaypalJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final IntSupplier port;

    PaypalJson(IntSupplier port) {
        this.port = port;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static Reply reply(int status, JsonNode body) {
        return Reply.of(status, "application/json", body.toString()).with("Paypal-Debug-Id", Tokens.alphanumeric(13));
    }

    static JsonNode read(Request request) {
        try {
            JsonNode body = JSON.readTree(request.body());
            return body.isMissingNode() || body.isNull() ? object() : body;
        } catch (IOException e) {
            throw PaypalRefusal.invalid("MALFORMED_REQUEST_JSON", "The request JSON is not well formed.");
        }
    }

    static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** 0 cents are no amount: 422. */
    static long amount(JsonNode amount, String currency) {
        return PaypalMoney.minor(amount.path("value").asText(""), currency)
                .orElseThrow(() -> PaypalRefusal.unprocessable(
                        "DECIMAL_PRECISION", "If the currency supports decimals, only two decimal place precision."));
    }

    String base() {
        return "http://127.0.0.1:" + port.getAsInt();
    }

    static String status(Trade trade) {
        return switch (trade.standing()) {
            case OPEN, PAYING, AUTHORIZED, DECLINED -> "CREATED";
            case APPROVED -> "APPROVED";
            case PAID -> "COMPLETED";
            case CLOSED -> "VOIDED";
        };
    }

    ObjectNode order(PaypalMerchant merchant, Trade trade) {
        ObjectNode node = object().put("id", trade.id())
                .put("intent", "CAPTURE")
                .put("status", status(trade))
                .put("create_time", moment(trade.createdAt()));
        ObjectNode unit = node.putArray("purchase_units")
                .addObject()
                .put("reference_id", trade.terms().app());
        unit.put("custom_id", trade.terms().number())
                .put("invoice_id", trade.terms().number());
        unit.set("amount", money(trade.terms().amountMinor(), trade.terms().currency()));
        unit.putObject("payee").put("merchant_id", merchant.payeeId());
        if (!trade.payments().isEmpty()) {
            ObjectNode payments = unit.putObject("payments");
            ArrayNode captures = payments.putArray("captures");
            trade.payments().forEach(payment -> captures.add(capture(merchant, trade, payment)));
            ArrayNode refunds = payments.putArray("refunds");
            trade.refunds().forEach(refund -> refunds.add(refund(trade, refund)));
        }
        ArrayNode links = node.putArray("links");
        link(links, "/v2/checkout/orders/" + trade.id(), "self", "GET");
        link(links, "/payer/" + trade.terms().number(), "approve", "GET");
        link(links, "/payer/" + trade.terms().number(), "payer-action", "GET");
        link(links, "/v2/checkout/orders/" + trade.id() + "/capture", "capture", "POST");
        return node;
    }

    ObjectNode capture(PaypalMerchant merchant, Trade trade, Payment payment) {
        String currency = trade.terms().currency();
        long fee = PaypalMoney.feeMinor(payment.amountMinor());
        ObjectNode node = object().put("id", payment.transactionId()).put("status", captureStatus(trade, payment));
        node.set("amount", money(payment.amountMinor(), currency));
        node.put("final_capture", true)
                .put("custom_id", trade.terms().number())
                .put("invoice_id", trade.terms().number())
                .put("create_time", moment(payment.at()))
                .put("update_time", moment(payment.at()));
        ObjectNode breakdown = node.putObject("seller_receivable_breakdown");
        breakdown.set("gross_amount", money(payment.amountMinor(), currency));
        breakdown.set("paypal_fee", money(fee, currency));
        breakdown.set("net_amount", money(payment.amountMinor() - fee, currency));
        node.putObject("payee").put("merchant_id", merchant.payeeId());
        node.putObject("supplementary_data").putObject("related_ids").put("order_id", trade.id());
        ArrayNode links = node.putArray("links");
        link(links, "/v2/payments/captures/" + payment.transactionId(), "self", "GET");
        link(links, "/v2/payments/captures/" + payment.transactionId() + "/refund", "refund", "POST");
        link(links, "/v2/checkout/orders/" + trade.id(), "up", "GET");
        return node;
    }

    private static String captureStatus(Trade trade, Payment payment) {
        long refunded = trade.refunds().stream()
                .filter(refund -> refund.fate() != Refund.Fate.FAILED
                        && refund.transactionId().equals(payment.transactionId()))
                .mapToLong(Refund::amountMinor)
                .sum();
        if (refunded == 0) {
            return "COMPLETED";
        }
        return refunded < payment.amountMinor() ? "PARTIALLY_REFUNDED" : "REFUNDED";
    }

    ObjectNode refund(Trade trade, Refund refund) {
        ObjectNode node = object().put("id", refund.id()).put("status", refundStatus(refund));
        node.set("amount", money(refund.amountMinor(), trade.terms().currency()));
        node.put("custom_id", refund.number())
                .put("invoice_id", refund.number())
                .put("create_time", moment(refund.createdAt()));
        ArrayNode links = node.putArray("links");
        link(links, "/v2/payments/refunds/" + refund.id(), "self", "GET");
        link(links, "/v2/payments/captures/" + refund.transactionId(), "up", "GET");
        return node;
    }

    static String refundStatus(Refund refund) {
        return switch (refund.fate()) {
            case PROCESSING -> "PENDING";
            case SUCCEEDED -> "COMPLETED";
            case FAILED -> "FAILED";
            case ABNORMAL -> "CANCELLED";
        };
    }

    static ObjectNode money(long minor, String currency) {
        return object().put("currency_code", currency).put("value", PaypalMoney.value(minor, currency));
    }

    private void link(ArrayNode links, String path, String relation, String method) {
        links.addObject().put("href", base() + path).put("rel", relation).put("method", method);
    }
}
