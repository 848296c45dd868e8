package io.holdfast.sandbox.wechat.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Opening;
import io.holdfast.sandbox.trade.Terms;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.trade.Way;
import io.holdfast.sandbox.wechat.Wechat;
import io.holdfast.sandbox.wechat.WechatMerchant;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Version 3: asking for a payer's money, asking after it, taking the request back. */
final class V3Trades {

    private static final int MAX_DESCRIPTION_BYTES = 127;

    private final Trades trades;
    private final MerchantDesk desk;
    private final Clock clock;

    V3Trades(Trades trades, MerchantDesk desk, Clock clock) {
        this.trades = trades;
        this.desk = desk;
        this.clock = clock;
    }

    Reply jsapi(WechatMerchant merchant, Request request) {
        JsonNode body = V3Json.read(request);
        return open(terms(merchant, body, Way.JSAPI, V3Json.required(body, "payer/openid")));
    }

    Reply nativePay(WechatMerchant merchant, Request request) {
        return open(terms(merchant, V3Json.read(request), Way.NATIVE, ""));
    }

    Reply codepay(WechatMerchant merchant, Request request) {
        JsonNode body = V3Json.read(request);
        return open(terms(merchant, body, Way.CODE, V3Json.required(body, "payer/auth_code")));
    }

    private Terms terms(WechatMerchant merchant, JsonNode body, Way way, String payer) {
        if (!V3Json.required(body, "mchid").equals(merchant.mchId())
                || !V3Json.required(body, "appid").equals(merchant.appId())) {
            throw V3Error.APPID_MCHID_NOT_MATCH.refused();
        }
        String number = V3Json.required(body, "out_trade_no");
        String description = V3Json.required(body, "description");
        if (!Wechat.isNumber(number)) {
            throw V3Error.PARAM_ERROR.refused("out_trade_no");
        }
        if (description.getBytes(StandardCharsets.UTF_8).length > MAX_DESCRIPTION_BYTES) {
            throw V3Error.PARAM_ERROR.refused("description");
        }
        String currency = body.at("/amount/currency").asText("CNY");
        if (!currency.equals("CNY")) {
            throw V3Error.PARAM_ERROR.refused("amount.currency");
        }
        return new Terms(
                Channel.WECHAT,
                merchant.mchId(),
                number,
                merchant.appId(),
                way,
                V3Json.amount(body, "amount/total"),
                currency,
                description,
                payer,
                way == Way.CODE ? body.path("notify_url").asText("") : notifyUrl(body),
                "",
                "v3",
                expiry(body),
                true);
    }

    private static String notifyUrl(JsonNode body) {
        String url = V3Json.required(body, "notify_url");
        if (!url.startsWith("http") || url.contains("?")) {
            throw V3Error.PARAM_ERROR.refused("notify_url");
        }
        return url;
    }

    private @Nullable Instant expiry(JsonNode body) {
        if (!body.path("time_expire").isTextual()) {
            return null;
        }
        try {
            Instant expiry =
                    OffsetDateTime.parse(body.path("time_expire").textValue()).toInstant();
            if (expiry.isAfter(clock.instant())) {
                return expiry;
            }
        } catch (DateTimeException e) {
            // Refused below, like one that is over.
        }
        throw V3Error.PARAM_ERROR.refused("time_expire");
    }

    private Reply open(Terms terms) {
        Trades.Opened opened = trades.open(terms, Wechat.prepayId(clock.instant()));
        if (opened instanceof Trades.Opened.Fresh fresh) {
            Opening opening = desk.begin(fresh.trade());
            Reply reply = prepaid(fresh.trade()).then(opening.afterwards());
            return opening.held() ? reply.never() : reply;
        }
        if (opened instanceof Trades.Opened.Again again) {
            return repeated(again.trade());
        }
        throw V3Error.OUT_TRADE_NO_USED.refused();
    }

    private static Reply repeated(Trade trade) {
        if (trade.terms().way() == Way.CODE) {
            return prepaid(trade);
        }
        return switch (trade.standing()) {
            case OPEN, PAYING, APPROVED, AUTHORIZED, DECLINED -> prepaid(trade);
            case PAID -> throw V3Error.ORDERPAID.refused();
            case CLOSED -> throw V3Error.ORDER_CLOSED.refused();
        };
    }

    private static Reply prepaid(Trade trade) {
        ObjectNode body = V3Json.object();
        return switch (trade.terms().way()) {
            case JSAPI -> V3Json.reply(200, body.put("prepay_id", trade.id()));
            case NATIVE -> V3Json.reply(200, body.put("code_url", Wechat.codeUrl(trade.id())));
            case CODE, PAGE, WAP, CHECKOUT, CARD -> scanned(trade);
        };
    }

    private static Reply scanned(Trade trade) {
        return switch (trade.standing()) {
            case PAID -> V3Json.reply(200, V3Json.trade(trade));
            case DECLINED -> throw V3Error.NOT_ENOUGH.refused();
            case CLOSED -> throw V3Error.ORDER_CLOSED.refused();
            case OPEN, PAYING, APPROVED, AUTHORIZED ->
                V3Json.reply(202, V3Json.error(V3Error.USERPAYING, V3Error.USERPAYING.words()));
        };
    }

    Reply query(WechatMerchant merchant, Request request) {
        own(merchant, request);
        return V3Json.reply(200, V3Json.trade(trade(merchant, request)));
    }

    Reply queryById(WechatMerchant merchant, Request request) {
        own(merchant, request);
        String id = request.parameter("transaction");
        Trade trade = trades.named(Channel.WECHAT, merchant.mchId(), id).orElseThrow(V3Error.ORDER_NOT_EXIST::refused);
        return trade.payments().stream()
                .filter(payment -> payment.transactionId().equals(id))
                .findFirst()
                .map(payment -> V3Json.reply(200, V3Json.paid(trade, payment)))
                .orElseThrow(V3Error.ORDER_NOT_EXIST::refused);
    }

    private static void own(WechatMerchant merchant, Request request) {
        if (!Objects.equals(request.inQuery("mchid"), merchant.mchId())) {
            throw V3Error.PARAM_ERROR.refused("mchid");
        }
    }

    Reply close(WechatMerchant merchant, Request request) {
        sent(merchant, V3Json.read(request));
        return switch (desk.close(trade(merchant, request), Wechat.CLOSED_NOT_BEFORE)) {
            case CLOSED -> Reply.empty(204);
            case ALREADY_CLOSED -> throw V3Error.ORDER_CLOSED.refused();
            case PAID -> throw V3Error.ORDERPAID.refused();
            case PAYING -> throw V3Error.USERPAYING.refused();
            case TOO_EARLY -> throw V3Error.INVALID_REQUEST.refused("订单生成后不能马上调用关单接口，最短调用间隔为5分钟");
        };
    }

    Reply reverse(WechatMerchant merchant, Request request) {
        sent(merchant, V3Json.read(request));
        Trade trade = trade(merchant, request);
        if (trade.terms().way() != Way.CODE) {
            throw V3Error.INVALID_REQUEST.refused("reverse");
        }
        if (!desk.cancel(trade)) {
            desk.reverse(trade);
        }
        return V3Json.reply(
                200,
                V3Json.object()
                        .put("appid", merchant.appId())
                        .put("mchid", merchant.mchId())
                        .put("out_trade_no", trade.terms().number()));
    }

    private static void sent(WechatMerchant merchant, JsonNode body) {
        if (!V3Json.required(body, "mchid").equals(merchant.mchId())) {
            throw V3Error.PARAM_ERROR.refused("mchid");
        }
    }

    private Trade trade(WechatMerchant merchant, Request request) {
        return trades.find(Channel.WECHAT, merchant.mchId(), request.parameter("number"))
                .orElseThrow(V3Error.ORDER_NOT_EXIST::refused);
    }
}
