package io.holdfast.sandbox.card.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.sandbox.card.CardMerchant;
import io.holdfast.sandbox.card.CardMerchants;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.trade.Announcer;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Opening;
import io.holdfast.sandbox.trade.Standing;
import io.holdfast.sandbox.trade.Terms;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.trade.Way;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;

/** The acquirer, put together: authorize, look, capture, void. */
public final class AcquirerEdge {

    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Za-z_\\-]{1,64}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final Trades trades;
    private final MerchantDesk desk;
    private final AcquirerSignature signature;
    private final Announcer announcer;
    private final AcquirerRefunds refunds;
    private final IntSupplier port;

    /** @param port of the plain edge, known once it listens */
    public AcquirerEdge(CardMerchants merchants, Trades trades, MerchantDesk desk, Clock clock, IntSupplier port) {
        this.trades = trades;
        this.desk = desk;
        this.port = port;
        signature = new AcquirerSignature(merchants, clock);
        announcer = new AcquirerAnnouncer(merchants, signature, clock);
        refunds = new AcquirerRefunds(trades, desk);
    }

    public Announcer announcer() {
        return announcer;
    }

    public Routes routes() {
        String one = "/acquirer/v1/authorizations/{reference}";
        return new Routes()
                .on("POST", "/acquirer/v1/authorizations", signed(this::authorize))
                .on("GET", one, signed((merchant, request) -> shown(trade(merchant, request))))
                .on("POST", one + "/capture", signed(this::capture))
                .on("POST", one + "/void", signed(this::voidIt))
                .on("POST", "/acquirer/v1/refunds", signed(refunds::refund))
                .on("GET", "/acquirer/v1/refunds/{reference}", signed(refunds::query))
                .on("GET", "/acquirer/v1/bills/{day}", signed(refunds::bill));
    }

    private Function<Request, Reply> signed(BiFunction<CardMerchant, Request, Reply> operation) {
        return request -> {
            try {
                return operation.apply(signature.check(request), request);
            } catch (AcquirerException e) {
                return AcquirerJson.reply(
                        e.status(), AcquirerJson.object().put("code", e.code()).put("message", e.getMessage()));
            }
        };
    }

    private Reply authorize(CardMerchant merchant, Request request) {
        Terms terms = terms(merchant, AcquirerJson.read(request));
        Trades.Opened opened = trades.open(terms, "auth_" + Tokens.alphanumeric(24));
        if (opened instanceof Trades.Opened.Fresh fresh) {
            Opening opening = desk.begin(fresh.trade());
            Reply reply = shown(fresh.trade()).then(opening.afterwards());
            return opening.held() ? reply.never() : reply;
        }
        if (opened instanceof Trades.Opened.Again again) {
            return shown(again.trade());
        }
        throw AcquirerException.conflict("the reference is known with another content");
    }

    private static Terms terms(CardMerchant merchant, JsonNode body) {
        String reference = AcquirerJson.text(body, "reference");
        if (!REFERENCE.matcher(reference).matches()) {
            throw AcquirerException.refused("invalid_reference", "reference must be 1 to 64 letters or digits");
        }
        String currency = AcquirerJson.text(body, "currency");
        if (!CURRENCY.matcher(currency).matches()) {
            throw AcquirerException.refused("invalid_currency", "currency must be three capitals");
        }
        String token = AcquirerJson.text(body, "card_token");
        if (!token.startsWith("tok_")) {
            throw AcquirerException.refused("invalid_card_token", "card_token must start with tok_");
        }
        return new Terms(
                Channel.CARD,
                merchant.id(),
                reference,
                merchant.id(),
                Way.CARD,
                AcquirerJson.amount(body),
                currency,
                body.path("description").asText(""),
                token,
                merchant.webhookUrl(),
                body.path("return_url").asText(""),
                "",
                null,
                body.path("capture").asBoolean(true));
    }

    private Reply capture(CardMerchant merchant, Request request) {
        Trade trade = trade(merchant, request);
        long amount = AcquirerJson.amount(AcquirerJson.read(request));
        if (trade.standing() == Standing.AUTHORIZED && amount > trade.authorizedMinor()) {
            throw AcquirerException.refused("amount_too_large", "more than is authorized");
        }
        boolean captured = trade.standing() == Standing.AUTHORIZED && desk.capture(trade, amount);
        boolean same =
                trade.payment().map(payment -> payment.amountMinor() == amount).orElse(false);
        if (!captured && !same) {
            throw AcquirerException.conflict(
                    "an authorization that is " + AcquirerJson.status(trade) + " cannot be captured");
        }
        return shown(trade);
    }

    private Reply voidIt(CardMerchant merchant, Request request) {
        Trade trade = trade(merchant, request);
        if (!desk.cancel(trade)) {
            throw AcquirerException.conflict("it is captured");
        }
        return shown(trade);
    }

    private Trade trade(CardMerchant merchant, Request request) {
        return trades.find(Channel.CARD, merchant.id(), request.parameter("reference"))
                .orElseThrow(() -> AcquirerException.unknown("the reference"));
    }

    private Reply shown(Trade trade) {
        String challengeUrl = "http://127.0.0.1:" + port.getAsInt() + "/payer/"
                + trade.terms().number();
        return AcquirerJson.reply(200, AcquirerJson.authorization(trade, challengeUrl));
    }
}
