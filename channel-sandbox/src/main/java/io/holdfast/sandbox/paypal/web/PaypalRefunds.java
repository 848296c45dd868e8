package io.holdfast.sandbox.paypal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.paypal.PaypalMerchant;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.RefundAsked;
import io.holdfast.sandbox.trade.RefundOutcome;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import java.time.Duration;
import java.util.stream.Stream;

/** PayPal: giving money back. The request's id makes it idempotent. */
final class PaypalRefunds {

    private final Trades trades;
    private final MerchantDesk desk;
    private final PaypalJson json;

    PaypalRefunds(Trades trades, MerchantDesk desk, PaypalJson json) {
        this.trades = trades;
        this.desk = desk;
        this.json = json;
    }

    Reply refund(PaypalMerchant merchant, Request request) {
        String captureId = request.parameter("id");
        Trade trade =
                trades.named(Channel.PAYPAL, merchant.clientId(), captureId).orElseThrow(PaypalRefusal::notFound);
        Payment payment = trade.payments().stream()
                .filter(one -> one.transactionId().equals(captureId))
                .findFirst()
                .orElseThrow(PaypalRefusal::notFound);
        RefundOutcome outcome =
                desk.refund(trade, asked(trade, payment, request, PaypalJson.read(request)), Duration.ZERO);
        if (outcome instanceof RefundOutcome.Made made) {
            return PaypalJson.reply(201, json.refund(trade, made.refund()));
        }
        if (outcome instanceof RefundOutcome.Known known) {
            return PaypalJson.reply(200, json.refund(trade, known.refund()));
        }
        throw refusal(((RefundOutcome.Refused) outcome).why());
    }

    private static RefundAsked asked(Trade trade, Payment payment, Request request, JsonNode body) {
        String number = Stream.of(
                        request.header("PayPal-Request-Id"),
                        body.path("invoice_id").asText(""),
                        body.path("custom_id").asText(""))
                .filter(candidate -> !candidate.isEmpty())
                .findFirst()
                .orElseGet(() -> Tokens.capitals(17));
        if (!body.has("amount")) {
            return new RefundAsked(number, payment.transactionId(), rest(trade, payment, number), "", "");
        }
        String currency = trade.terms().currency();
        if (!body.at("/amount/currency_code").asText("").equals(currency)) {
            throw PaypalRefusal.unprocessable(
                    "REFUND_CAPTURE_CURRENCY_MISMATCH", "Refund must be in the same currency as the capture.");
        }
        return new RefundAsked(
                number,
                payment.transactionId(),
                PaypalJson.amount(body.path("amount"), currency),
                body.path("note_to_payer").asText(""),
                "");
    }

    private static long rest(Trade trade, Payment payment, String number) {
        return trade.refund(number)
                .map(Refund::amountMinor)
                .orElseGet(() -> payment.amountMinor()
                        - trade.refunds().stream()
                                .filter(refund -> refund.fate() != Refund.Fate.FAILED
                                        && refund.transactionId().equals(payment.transactionId()))
                                .mapToLong(Refund::amountMinor)
                                .sum());
    }

    private static PaypalRefusal refusal(RefundOutcome.Why why) {
        return switch (why) {
            case NUMBER_USED ->
                PaypalRefusal.unprocessable(
                        "DUPLICATE_REQUEST_ID", "The value of PayPal-Request-Id header has already been used.");
            case NOT_PAID, NO_SUCH_TRANSACTION -> PaypalRefusal.notFound();
            case TOO_MUCH ->
                PaypalRefusal.unprocessable(
                        "REFUND_AMOUNT_EXCEEDED",
                        "The refund amount must be less than or equal to the capture amount.");
            case TOO_MANY ->
                PaypalRefusal.unprocessable(
                        "MAX_NUMBER_OF_REFUNDS_EXCEEDED", "Maximum number of refunds for this capture exceeded.");
            case NOT_ENOUGH ->
                PaypalRefusal.unprocessable(
                        "REFUND_FAILED_INSUFFICIENT_FUNDS", "Capture could not be refunded due to insufficient funds.");
        };
    }

    Reply show(PaypalMerchant merchant, Request request) {
        String id = request.parameter("id");
        Trade trade = trades.named(Channel.PAYPAL, merchant.clientId(), id).orElseThrow(PaypalRefusal::notFound);
        return trade.refunds().stream()
                .filter(refund -> refund.id().equals(id))
                .findFirst()
                .map(refund -> PaypalJson.reply(200, json.refund(trade, refund)))
                .orElseThrow(PaypalRefusal::notFound);
    }
}
