package io.holdfast.sandbox.wechat.web;

import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Opening;
import io.holdfast.sandbox.trade.Terms;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.trade.Way;
import io.holdfast.sandbox.wechat.Wechat;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Version 2: asking for a payer's money, asking after it, taking the request back. */
final class V2Trades {

    private static final Opening NOTHING = new Opening(false, () -> {});

    private final Trades trades;
    private final MerchantDesk desk;
    private final Clock clock;

    V2Trades(Trades trades, MerchantDesk desk, Clock clock) {
        this.trades = trades;
        this.desk = desk;
        this.clock = clock;
    }

    V2Opened unifiedOrder(V2Call call) {
        return switch (call.required("trade_type")) {
            case "JSAPI" -> open(terms(call, Way.JSAPI, call.required("openid"), notifyUrl(call)));
            case "NATIVE" -> open(terms(call, Way.NATIVE, "", notifyUrl(call)));
            default -> throw V2Error.PARAM_ERROR.refused("trade_type");
        };
    }

    V2Opened micropay(V2Call call) {
        return open(terms(call, Way.CODE, call.required("auth_code"), ""));
    }

    private static String notifyUrl(V2Call call) {
        String url = call.required("notify_url");
        if (!url.startsWith("http") || url.contains("?")) {
            throw V2Error.PARAM_ERROR.refused("notify_url");
        }
        return url;
    }

    private Terms terms(V2Call call, Way way, String payer, String notifyUrl) {
        String number = call.required("out_trade_no");
        if (!Wechat.isNumber(number)) {
            throw V2Error.PARAM_ERROR.refused("out_trade_no");
        }
        call.required("spbill_create_ip");
        String currency = call.optional("fee_type").isEmpty() ? "CNY" : call.optional("fee_type");
        if (!currency.equals("CNY")) {
            throw V2Error.PARAM_ERROR.refused("fee_type");
        }
        return new Terms(
                Channel.WECHAT,
                call.merchant().mchId(),
                number,
                call.merchant().appId(),
                way,
                call.amount("total_fee"),
                currency,
                call.required("body"),
                payer,
                notifyUrl,
                "",
                call.signType(),
                expiry(call),
                true);
    }

    private @Nullable Instant expiry(V2Call call) {
        if (call.optional("time_expire").isEmpty()) {
            return null;
        }
        try {
            Instant expiry = Wechat.fromCompact(call.optional("time_expire"));
            if (expiry.isAfter(clock.instant())) {
                return expiry;
            }
        } catch (DateTimeException e) {
            // Refused below, like one that is over.
        }
        throw V2Error.PARAM_ERROR.refused("time_expire");
    }

    private V2Opened open(Terms terms) {
        Trades.Opened opened = trades.open(terms, Wechat.prepayId(clock.instant()));
        if (opened instanceof Trades.Opened.Fresh fresh) {
            return prepaid(desk.begin(fresh.trade()), fresh.trade());
        }
        if (opened instanceof Trades.Opened.Again again) {
            return repeated(again.trade());
        }
        throw V2Error.OUT_TRADE_NO_USED.refused();
    }

    private static V2Opened repeated(Trade trade) {
        if (trade.terms().way() == Way.CODE) {
            return prepaid(NOTHING, trade);
        }
        return switch (trade.standing()) {
            case OPEN, PAYING, APPROVED, AUTHORIZED, DECLINED -> prepaid(NOTHING, trade);
            case PAID -> throw V2Error.ORDERPAID.refused();
            case CLOSED -> throw V2Error.ORDERCLOSED.refused();
        };
    }

    private static V2Opened prepaid(Opening opening, Trade trade) {
        if (trade.terms().way() == Way.CODE) {
            return scanned(opening, trade);
        }
        Map<String, String> fields = new TreeMap<>();
        fields.put("trade_type", Wechat.tradeType(trade));
        fields.put("prepay_id", trade.id());
        if (trade.terms().way() == Way.NATIVE) {
            fields.put("code_url", Wechat.codeUrl(trade.id()));
        }
        return new V2Opened(opening, fields, null);
    }

    private static V2Opened scanned(Opening opening, Trade trade) {
        return switch (trade.standing()) {
            case PAID ->
                new V2Opened(
                        opening,
                        trade.payment()
                                .map(payment -> V2Fields.paid(trade, payment))
                                .orElseThrow(),
                        null);
            case DECLINED -> new V2Opened(opening, Map.of(), V2Error.NOTENOUGH.refused());
            case CLOSED -> new V2Opened(opening, Map.of(), V2Error.ORDERCLOSED.refused());
            case OPEN, PAYING, APPROVED, AUTHORIZED -> new V2Opened(opening, Map.of(), V2Error.USERPAYING.refused());
        };
    }

    Map<String, String> query(V2Call call) {
        String transaction = call.optional("transaction_id");
        if (transaction.isEmpty()) {
            return V2Fields.trade(trade(call));
        }
        Trade trade = trades.named(Channel.WECHAT, call.merchant().mchId(), transaction)
                .orElseThrow(V2Error.ORDERNOTEXIST::refused);
        Map<String, String> fields = trade.payments().stream()
                .filter(payment -> payment.transactionId().equals(transaction))
                .findFirst()
                .map(payment -> V2Fields.paid(trade, payment))
                .orElseThrow(V2Error.ORDERNOTEXIST::refused);
        fields.put("trade_state", Wechat.state(trade));
        fields.put("trade_state_desc", Wechat.stateInWords(trade));
        return fields;
    }

    Map<String, String> close(V2Call call) {
        return switch (desk.close(trade(call), Wechat.CLOSED_NOT_BEFORE)) {
            case CLOSED -> Map.of();
            case ALREADY_CLOSED -> throw V2Error.ORDERCLOSED.refused();
            case PAID -> throw V2Error.ORDERPAID.refused();
            case PAYING -> throw V2Error.USERPAYING.refused();
            case TOO_EARLY -> throw V2Error.INVALID_REQUEST.refused("订单生成后不能马上调用关单接口，最短调用间隔为5分钟");
        };
    }

    Map<String, String> reverse(V2Call call) {
        Trade trade = trade(call);
        if (trade.terms().way() != Way.CODE) {
            throw V2Error.INVALID_REQUEST.refused("reverse");
        }
        if (!desk.cancel(trade)) {
            desk.reverse(trade);
        }
        return Map.of("recall", "N");
    }

    private Trade trade(V2Call call) {
        return trades.find(Channel.WECHAT, call.merchant().mchId(), call.required("out_trade_no"))
                .orElseThrow(V2Error.ORDERNOTEXIST::refused);
    }
}
