package io.holdfast.sandbox.paypal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.keys.Rsa;
import io.holdfast.sandbox.paypal.PaypalMerchant;
import io.holdfast.sandbox.paypal.PaypalMoney;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** PayPal: whether a webhook is genuine, and what moved. */
final class PaypalDocuments {

    private final Trades trades;

    PaypalDocuments(Trades trades) {
        this.trades = trades;
    }

    /** PayPal has the event read and written again, and so do we. */
    Reply verify(PaypalMerchant merchant, Request request) {
        JsonNode body = PaypalJson.read(request);
        String text = body.path("transmission_id").asText("") + "|"
                + body.path("transmission_time").asText("") + "|"
                + body.path("webhook_id").asText("") + "|"
                + PaypalAnnouncer.crc32(body.path("webhook_event").toString());
        boolean genuine = body.path("webhook_id").asText("").equals(merchant.webhookId())
                && Rsa.verifies(
                        merchant.signer().certificate().getPublicKey(),
                        text,
                        body.path("transmission_sig").asText(""));
        return PaypalJson.reply(200, PaypalJson.object().put("verification_status", genuine ? "SUCCESS" : "FAILURE"));
    }

    /** T0006 is a payment, T1107 its refund. One page. */
    Reply transactions(PaypalMerchant merchant, Request request) {
        Instant from = moment(request, "start_date");
        Instant to = moment(request, "end_date");
        ObjectNode body = PaypalJson.object();
        ArrayNode details = body.putArray("transaction_details");
        for (Trade trade : trades.of(Channel.PAYPAL, merchant.clientId())) {
            for (Payment payment : trade.payments()) {
                if (within(payment.at(), from, to)) {
                    detail(details, trade, payment.transactionId(), "T0006", payment.amountMinor(), payment.at())
                            .put("custom_field", trade.terms().number())
                            .set(
                                    "fee_amount",
                                    PaypalJson.money(
                                            -PaypalMoney.feeMinor(payment.amountMinor()),
                                            trade.terms().currency()));
                }
            }
            for (Refund refund : trade.refunds()) {
                if (within(refund.createdAt(), from, to) && refund.fate() == Refund.Fate.SUCCEEDED) {
                    detail(details, trade, refund.id(), "T1107", -refund.amountMinor(), refund.createdAt())
                            .put("paypal_reference_id", refund.transactionId())
                            .put("paypal_reference_id_type", "TXN")
                            .put("custom_field", refund.number());
                }
            }
        }
        return PaypalJson.reply(
                200, body.put("page", 1).put("total_items", details.size()).put("total_pages", 1));
    }

    private static ObjectNode detail(
            ArrayNode details, Trade trade, String id, String code, long amountMinor, Instant at) {
        ObjectNode info = details.addObject().putObject("transaction_info");
        info.put("transaction_id", id)
                .put("transaction_event_code", code)
                .put("transaction_initiation_date", PaypalJson.moment(at))
                .put("transaction_status", "S")
                .put("invoice_id", trade.terms().number());
        info.set(
                "transaction_amount",
                PaypalJson.money(amountMinor, trade.terms().currency()));
        return info;
    }

    private static boolean within(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && !at.isAfter(to);
    }

    private static Instant moment(Request request, String name) {
        String text = request.inQuery(name);
        try {
            return OffsetDateTime.parse(text == null ? "" : text).toInstant();
        } catch (DateTimeException e) {
            throw PaypalRefusal.invalid("INVALID_PARAMETER_SYNTAX", name);
        }
    }
}
