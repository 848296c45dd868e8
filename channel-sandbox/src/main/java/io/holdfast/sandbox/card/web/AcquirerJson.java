package io.holdfast.sandbox.card.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.card.Card;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import java.io.IOException;

/** The acquirer's documents. Amounts are in minor units. */
final class AcquirerJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AcquirerJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static Reply reply(int status, JsonNode body) {
        return Reply.of(status, "application/json", body.toString());
    }

    static JsonNode read(Request request) {
        try {
            return JSON.readTree(request.body());
        } catch (IOException e) {
            throw AcquirerException.refused("malformed", "the body is not JSON");
        }
    }

    static String text(JsonNode body, String name) {
        String value = body.path(name).asText("");
        if (value.isEmpty()) {
            throw AcquirerException.refused("invalid_" + name, name + " is missing");
        }
        return value;
    }

    static long amount(JsonNode body) {
        JsonNode amount = body.path("amount");
        if (!amount.isIntegralNumber() || amount.longValue() < 1) {
            throw AcquirerException.refused("invalid_amount", "amount must be a whole number above 0");
        }
        return amount.longValue();
    }

    static String status(Trade trade) {
        return switch (trade.standing()) {
            case OPEN, PAYING, APPROVED -> "requires_challenge";
            case AUTHORIZED -> "authorized";
            case PAID -> "captured";
            case DECLINED -> "declined";
            case CLOSED -> "voided";
        };
    }

    static ObjectNode authorization(Trade trade, String challengeUrl) {
        Card card = Card.of(trade.terms().payer());
        ObjectNode node = object().put("id", trade.id())
                .put("reference", trade.terms().number())
                .put("merchant", trade.terms().merchant())
                .put("status", status(trade))
                .put("amount", trade.terms().amountMinor())
                .put("currency", trade.terms().currency())
                .put("authorized_amount", authorized(trade))
                .put("captured_amount", captured(trade))
                .put("refunded_amount", trade.refundedMinor())
                .put("created_at", trade.createdAt().toString());
        node.putObject("card").put("brand", card.brand()).put("last4", card.last4());
        trade.payment()
                .ifPresent(payment -> node.put("capture_id", payment.transactionId())
                        .put("captured_at", payment.at().toString()));
        switch (trade.standing()) {
            case OPEN, PAYING, APPROVED -> node.put("challenge_url", challengeUrl);
            case DECLINED -> node.put("decline_code", "insufficient_funds");
            case AUTHORIZED, PAID, CLOSED -> {
                // Nothing else to say.
            }
        }
        return node;
    }

    private static long authorized(Trade trade) {
        return trade.authorizedMinor() > 0 ? trade.authorizedMinor() : captured(trade);
    }

    private static long captured(Trade trade) {
        return trade.payment().map(Payment::amountMinor).orElse(0L);
    }

    static ObjectNode refund(Trade trade, Refund refund) {
        ObjectNode node = object().put("id", refund.id())
                .put("reference", refund.number())
                .put("authorization_reference", trade.terms().number())
                .put("merchant", trade.terms().merchant())
                .put("capture_id", refund.transactionId())
                .put("status", status(refund))
                .put("amount", refund.amountMinor())
                .put("currency", trade.terms().currency())
                .put("created_at", refund.createdAt().toString());
        switch (refund.fate()) {
            case FAILED -> node.put("failure_code", "refund_declined");
            case ABNORMAL -> node.put("failure_code", "card_closed");
            case PROCESSING, SUCCEEDED -> {
                // Nothing went wrong.
            }
        }
        return node;
    }

    private static String status(Refund refund) {
        return switch (refund.fate()) {
            case PROCESSING -> "pending";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "failed";
            case ABNORMAL -> "stuck";
        };
    }
}
