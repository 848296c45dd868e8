package io.holdfast.sandbox.admin.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.http.Routes;
import io.holdfast.sandbox.merchant.Agreement;
import io.holdfast.sandbox.merchant.Application;
import io.holdfast.sandbox.merchant.SignUp;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.Fault;
import io.holdfast.sandbox.trade.Mode;
import io.holdfast.sandbox.trade.Modes;
import io.holdfast.sandbox.trade.Outcome;
import io.holdfast.sandbox.trade.PayerHand;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Steers the sandbox. Loopback is its only guard: nothing here is worth stealing. */
public final class AdminApi {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_CALLBACKS = 1000;

    private final List<SignUp> channels;
    private final Trades trades;
    private final PayerHand payer;
    private final Modes modes;
    private final IntSupplier port;

    public AdminApi(List<SignUp> channels, Trades trades, PayerHand payer, Modes modes, IntSupplier port) {
        this.channels = List.copyOf(channels);
        this.trades = trades;
        this.payer = payer;
        this.modes = modes;
        this.port = port;
    }

    public Routes routes() {
        return new Routes()
                .on("GET", "/health", request -> Reply.of(200, "application/json", "{\"status\":\"UP\"}"))
                .on("POST", "/sandbox/merchants", this::signUp)
                .on("PUT", "/sandbox/merchants/{merchant}/outcome", this::merchantOutcome)
                .on("POST", "/sandbox/channels/{channel}/mode", this::mode)
                .on("GET", "/sandbox/trades/{number}", trade(this::shown))
                .on("PUT", "/sandbox/trades/{number}/outcome", this::outcome)
                .on("POST", "/sandbox/trades/{number}/pay", trade(trade -> done(trade, payer.pay(trade))))
                .on("POST", "/sandbox/trades/{number}/decline", trade(trade -> done(trade, payer.decline(trade))))
                .on("POST", "/sandbox/trades/{number}/pay-late", trade(trade -> {
                    payer.payAgain(trade);
                    return done(trade, true);
                }))
                .on("POST", "/sandbox/trades/{number}/pay-twice", trade(trade -> {
                    payer.payTwice(trade);
                    return done(trade, true);
                }))
                .on("POST", "/sandbox/trades/{number}/callback", this::callback);
    }

    private Reply signUp(Request request) {
        JsonNode body = body(request);
        Channel channel = one(Channel.class, body.path("channel").asText(""));
        if (channel == null) {
            return refused(400, "channel must be WECHAT, ALIPAY, PAYPAL or CARD");
        }
        SignUp desk = channels.stream()
                .filter(candidate -> candidate.channel() == channel)
                .findFirst()
                .orElseThrow();
        Agreement agreement = desk.signUp(new Application(
                body.path("api_version").asText(""), body.path("callback_url").asText("")));
        ObjectNode answer = JSON.createObjectNode()
                .put("merchant", agreement.id())
                .put("channel", channel.name())
                .put("endpoint", "http://127.0.0.1:" + port.getAsInt());
        answer.set("open", JSON.valueToTree(agreement.open()));
        answer.set("secret", JSON.valueToTree(agreement.secret()));
        return json(201, answer);
    }

    private Reply merchantOutcome(Request request) {
        Outcome outcome = one(Outcome.class, body(request).path("outcome").asText(""));
        if (outcome == null) {
            return refused(400, "no such outcome");
        }
        trades.decide(request.parameter("merchant"), outcome);
        return Reply.empty(204);
    }

    private Reply mode(Request request) {
        Channel channel = one(Channel.class, request.parameter("channel"));
        Mode mode = one(Mode.class, body(request).path("mode").asText(""));
        if (channel == null || mode == null) {
            return refused(400, "mode must be ok, slow, down or unreachable");
        }
        modes.set(channel, mode);
        return Reply.empty(204);
    }

    private Reply outcome(Request request) {
        Outcome outcome = one(Outcome.class, body(request).path("outcome").asText(""));
        if (outcome == null) {
            return refused(400, "no such outcome");
        }
        return trade((Trade trade) -> {
                    trade.decide(outcome);
                    return done(trade, true);
                })
                .apply(request);
    }

    private Reply callback(Request request) {
        JsonNode body = body(request);
        int count = body.path("count").asInt(1);
        Fault fault = one(Fault.class, body.path("fault").asText("NONE"));
        if (fault == null || count < 1 || count > MAX_CALLBACKS) {
            return refused(400, "count must be 1 to 1000; fault wrong-signature, wrong-amount or other-merchant");
        }
        boolean parallel = body.path("parallel").asBoolean(false);
        return trade((Trade trade) -> done(trade, payer.callBack(trade, fault, count, parallel)))
                .apply(request);
    }

    private Function<Request, Reply> trade(Function<Trade, Reply> operation) {
        return request ->
                trades.named(request.parameter("number")).map(operation).orElseGet(() -> refused(404, "no such trade"));
    }

    private Reply shown(Trade trade) {
        return json(200, TradeView.of(trade));
    }

    private Reply done(Trade trade, boolean done) {
        return json(done ? 200 : 409, TradeView.of(trade));
    }

    private static JsonNode body(Request request) {
        try {
            return JSON.readTree(request.body().length == 0 ? new byte[] {'{', '}'} : request.body());
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    /** Enum constants as people write them: {@code pays-at-once}. */
    private static <E extends Enum<E>> @Nullable E one(Class<E> type, String name) {
        String wanted = name.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(wanted)) {
                return constant;
            }
        }
        return null;
    }

    private static Reply refused(int status, String message) {
        return json(status, JSON.createObjectNode().put("message", message));
    }

    private static Reply json(int status, JsonNode body) {
        return Reply.of(status, "application/json", body.toString());
    }
}
