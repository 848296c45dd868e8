package io.holdfast.sandbox.paypal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.paypal.PaypalMerchant;
import io.holdfast.sandbox.paypal.PaypalMoney;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Opening;
import io.holdfast.sandbox.trade.Outcome;
import io.holdfast.sandbox.trade.Standing;
import io.holdfast.sandbox.trade.Terms;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.trade.Way;
import java.util.stream.Stream;

/** Orders v2 with intent CAPTURE: create, look, capture. */
final class PaypalOrders {

    private final Trades trades;
    private final MerchantDesk desk;
    private final PaypalJson json;

    PaypalOrders(Trades trades, MerchantDesk desk, PaypalJson json) {
        this.trades = trades;
        this.desk = desk;
        this.json = json;
    }

    Reply create(PaypalMerchant merchant, Request request) {
        String orderId = Tokens.capitals(17);
        Terms terms = terms(merchant, PaypalJson.read(request), request.header("PayPal-Request-Id"), orderId);
        Trades.Opened opened = trades.open(terms, orderId);
        if (opened instanceof Trades.Opened.Fresh fresh) {
            Opening opening = desk.begin(fresh.trade());
            Reply reply =
                    PaypalJson.reply(201, json.order(merchant, fresh.trade())).then(opening.afterwards());
            return opening.held() ? reply.never() : reply;
        }
        if (opened instanceof Trades.Opened.Again again && sameRequest(terms, again.trade())) {
            return PaypalJson.reply(200, json.order(merchant, again.trade()));
        }
        if (opened instanceof Trades.Opened.Used used && sameRequest(terms, used.trade())) {
            throw PaypalRefusal.unprocessable(
                    "DUPLICATE_REQUEST_ID", "The value of PayPal-Request-Id header has already been used.");
        }
        throw PaypalRefusal.unprocessable(
                "DUPLICATE_INVOICE_ID", "Requested invoice number has been previously captured.");
    }

    private static boolean sameRequest(Terms terms, Trade known) {
        return !terms.dialect().isEmpty()
                && terms.dialect().equals(known.terms().dialect());
    }

    private static Terms terms(PaypalMerchant merchant, JsonNode body, String requestId, String orderId) {
        if (!body.path("intent").asText("").equals("CAPTURE")) {
            throw PaypalRefusal.invalid("INVALID_PARAMETER_VALUE", "The sandbox knows intent CAPTURE alone.");
        }
        if (body.path("purchase_units").size() != 1) {
            throw PaypalRefusal.invalid("INVALID_ARRAY_MAX_ITEMS", "The sandbox knows one purchase unit.");
        }
        JsonNode unit = body.path("purchase_units").path(0);
        String currency = unit.at("/amount/currency_code").asText("");
        if (!PaypalMoney.knows(currency)) {
            throw PaypalRefusal.unprocessable("CURRENCY_NOT_SUPPORTED", "Currency code is not supported.");
        }
        String reference = unit.path("reference_id").asText("default");
        return new Terms(
                Channel.PAYPAL,
                merchant.clientId(),
                number(unit, reference, requestId, orderId),
                reference,
                Way.CHECKOUT,
                PaypalJson.amount(unit.path("amount"), currency),
                currency,
                unit.path("description").asText(""),
                payer(body),
                merchant.webhookUrl(),
                returnUrl(body),
                requestId,
                null,
                true);
    }

    private static String number(JsonNode unit, String reference, String requestId, String orderId) {
        return Stream.of(
                        unit.path("invoice_id").asText(""),
                        unit.path("custom_id").asText(""),
                        reference.equals("default") ? "" : reference,
                        requestId)
                .filter(candidate -> !candidate.isEmpty())
                .findFirst()
                .orElse(orderId);
    }

    /** What stands before the at sign: {@code pays-twice@example.com}. */
    private static String payer(JsonNode body) {
        String address = body.at("/payment_source/paypal/email_address")
                .asText(body.at("/payer/email_address").asText(""));
        int at = address.indexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }

    private static String returnUrl(JsonNode body) {
        return body.at("/payment_source/paypal/experience_context/return_url")
                .asText(body.at("/application_context/return_url").asText(""));
    }

    Reply show(PaypalMerchant merchant, Request request) {
        return PaypalJson.reply(200, json.order(merchant, trade(merchant, request)));
    }

    Reply capture(PaypalMerchant merchant, Request request) {
        Trade trade = trade(merchant, request);
        String requestId = request.header("PayPal-Request-Id");
        if (trade.standing() == Standing.PAID) {
            if (!requestId.isEmpty() && requestId.equals(trade.captureKey())) {
                return PaypalJson.reply(200, json.order(merchant, trade));
            }
            throw PaypalRefusal.unprocessable("ORDER_ALREADY_CAPTURED", "Order already captured.");
        }
        if (trade.standing() != Standing.APPROVED) {
            throw PaypalRefusal.unprocessable(
                    "ORDER_NOT_APPROVED", "Payer has not yet approved the Order for payment.");
        }
        if (trade.outcome() == Outcome.DECLINES) {
            throw PaypalRefusal.unprocessable("TRANSACTION_REFUSED", "The request was refused.");
        }
        trade.captureKey(requestId);
        if (!desk.capture(trade, desk.agreedMinor(trade)) && !requestId.equals(trade.captureKey())) {
            throw PaypalRefusal.unprocessable("ORDER_ALREADY_CAPTURED", "Order already captured.");
        }
        return PaypalJson.reply(201, json.order(merchant, trade));
    }

    Reply showCapture(PaypalMerchant merchant, Request request) {
        String id = request.parameter("id");
        Trade trade = trade(merchant, request);
        return trade.payments().stream()
                .filter(payment -> payment.transactionId().equals(id))
                .findFirst()
                .map(payment -> PaypalJson.reply(200, json.capture(merchant, trade, payment)))
                .orElseThrow(PaypalRefusal::notFound);
    }

    private Trade trade(PaypalMerchant merchant, Request request) {
        return trades.named(Channel.PAYPAL, merchant.clientId(), request.parameter("id"))
                .orElseThrow(PaypalRefusal::notFound);
    }
}
