package io.holdfast.sandbox.alipay.web;

import io.holdfast.sandbox.alipay.Alipay;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Opening;
import io.holdfast.sandbox.trade.Terms;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.trade.Way;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asking for a payer's money, whichever method asks. */
final class AlipayOpenings {

    private final Trades trades;
    private final MerchantDesk desk;
    private final Clock clock;

    AlipayOpenings(Trades trades, MerchantDesk desk, Clock clock) {
        this.trades = trades;
        this.desk = desk;
        this.clock = clock;
    }

    record Opened(Trade trade, Opening opening) {}

    Opened open(AlipayCall call, Way way, String payer) {
        Trades.Opened opened = trades.open(terms(call, way, payer), Alipay.tradeNo(clock.instant()));
        if (opened instanceof Trades.Opened.Fresh fresh) {
            return new Opened(fresh.trade(), desk.begin(fresh.trade()));
        }
        if (opened instanceof Trades.Opened.Again again) {
            return repeated(again.trade());
        }
        throw AlipayRefusal.business("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改");
    }

    private static Opened repeated(Trade trade) {
        return switch (trade.standing()) {
            case OPEN, PAYING, APPROVED, AUTHORIZED -> new Opened(trade, new Opening(false, () -> {}));
            case PAID -> throw AlipayRefusal.business("ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
            case DECLINED, CLOSED -> throw AlipayRefusal.business("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
        };
    }

    private Terms terms(AlipayCall call, Way way, String payer) {
        String number = call.required("out_trade_no");
        if (!number.matches("[0-9A-Za-z_\\-]{1,64}")) {
            throw AlipayRefusal.business("ACQ.INVALID_PARAMETER", "参数无效：out_trade_no");
        }
        return new Terms(
                Channel.ALIPAY,
                call.merchant().appId(),
                number,
                call.merchant().appId(),
                way,
                call.fen("total_amount"),
                "CNY",
                call.required("subject"),
                payer,
                call.parameter("notify_url"),
                call.parameter("return_url"),
                call.method(),
                expiry(call),
                true);
    }

    private @Nullable Instant expiry(AlipayCall call) {
        try {
            if (!call.optional("time_expire").isEmpty()) {
                return Alipay.fromTime(call.optional("time_expire"));
            }
            String express = call.optional("timeout_express").toUpperCase(Locale.ROOT);
            if (!express.isEmpty() && !express.equals("1C")) {
                String iso = express.endsWith("D") ? "P" + express : "PT" + express;
                return clock.instant().plus(Duration.parse(iso));
            }
            return null;
        } catch (DateTimeException e) {
            throw AlipayRefusal.business("ACQ.INVALID_PARAMETER", "参数无效：time_expire");
        }
    }
}
