package io.holdfast.sandbox.card.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.card.CardMerchant;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.RefundAsked;
import io.holdfast.sandbox.trade.RefundOutcome;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The acquirer: giving money back, and the bill of a day (UTC). */
final class AcquirerRefunds {

    private static final Duration TAKES = Duration.ofSeconds(30);
    /** 2.9% and no less than nothing, rounded half up. */
    private static final long FEE_PER_THOUSAND = 29;

    private final Trades trades;
    private final MerchantDesk desk;

    AcquirerRefunds(Trades trades, MerchantDesk desk) {
        this.trades = trades;
        this.desk = desk;
    }

    Reply refund(CardMerchant merchant, Request request) {
        JsonNode body = AcquirerJson.read(request);
        String reference = AcquirerJson.text(body, "reference");
        Trade trade = trades.find(Channel.CARD, merchant.id(), AcquirerJson.text(body, "authorization_reference"))
                .orElseThrow(() -> AcquirerException.unknown("authorization_reference"));
        if (!AcquirerJson.text(body, "currency").equals(trade.terms().currency())) {
            throw AcquirerException.refused("invalid_currency", "the authorization has another currency");
        }
        trades.withRefund(Channel.CARD, merchant.id(), reference)
                .filter(other -> other != trade)
                .ifPresent(other -> {
                    throw AcquirerException.conflict("the reference is known with another content");
                });
        RefundAsked asked = new RefundAsked(
                reference,
                body.path("capture_id").asText(""),
                AcquirerJson.amount(body),
                body.path("reason").asText(""),
                "");
        RefundOutcome outcome = desk.refund(trade, asked, TAKES);
        if (outcome instanceof RefundOutcome.Made made) {
            return AcquirerJson.reply(201, AcquirerJson.refund(trade, made.refund()));
        }
        if (outcome instanceof RefundOutcome.Known known) {
            return AcquirerJson.reply(200, AcquirerJson.refund(trade, known.refund()));
        }
        throw refusal(((RefundOutcome.Refused) outcome).why());
    }

    private static AcquirerException refusal(RefundOutcome.Why why) {
        return switch (why) {
            case NUMBER_USED -> AcquirerException.conflict("the reference is known with another content");
            case NOT_PAID -> AcquirerException.refused("not_captured", "nothing was captured");
            case TOO_MUCH -> AcquirerException.refused("amount_too_large", "more than is left");
            case TOO_MANY -> AcquirerException.refused("too_many_refunds", "no more than 50");
            case NO_SUCH_TRANSACTION -> AcquirerException.unknown("capture_id");
            case NOT_ENOUGH -> AcquirerException.refused("insufficient_balance", "the merchant's balance is too low");
        };
    }

    Reply query(CardMerchant merchant, Request request) {
        String reference = request.parameter("reference");
        Trade trade = trades.withRefund(Channel.CARD, merchant.id(), reference)
                .orElseThrow(() -> AcquirerException.unknown("the reference"));
        Refund refund = trade.refund(reference).orElseThrow(() -> AcquirerException.unknown("the reference"));
        return AcquirerJson.reply(200, AcquirerJson.refund(trade, refund));
    }

    Reply bill(CardMerchant merchant, Request request) {
        LocalDate day = day(request.parameter("day"));
        ObjectNode bill = AcquirerJson.object().put("day", day.toString()).put("merchant", merchant.id());
        ArrayNode lines = bill.putArray("lines");
        for (Trade trade : trades.of(Channel.CARD, merchant.id())) {
            for (Payment payment : trade.payments()) {
                if (on(day, payment.at())) {
                    line(lines, trade, "capture", payment.transactionId(), payment.amountMinor(), payment.at())
                            .put("fee", (payment.amountMinor() * FEE_PER_THOUSAND + 500) / 1000);
                }
            }
            for (Refund refund : trade.refunds()) {
                if (on(day, refund.createdAt()) && refund.fate() == Refund.Fate.SUCCEEDED) {
                    line(lines, trade, "refund", refund.transactionId(), refund.amountMinor(), refund.createdAt())
                            .put("refund_reference", refund.number())
                            .put("fee", 0);
                }
            }
        }
        return AcquirerJson.reply(200, bill);
    }

    private static ObjectNode line(
            ArrayNode lines, Trade trade, String type, String captureId, long amount, Instant at) {
        return lines.addObject()
                .put("at", at.toString())
                .put("type", type)
                .put("reference", trade.terms().number())
                .put("capture_id", captureId)
                .put("amount", amount)
                .put("currency", trade.terms().currency());
    }

    private static boolean on(LocalDate day, Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).equals(day);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw AcquirerException.refused("invalid_day", "a day is written 2026-01-31");
        }
    }
}
