package io.holdfast.sandbox.wechat.web;

import io.holdfast.sandbox.callback.Notice;
import io.holdfast.sandbox.trade.Announcer;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.Fault;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.wechat.Wechat;
import io.holdfast.sandbox.wechat.WechatMerchant;
import io.holdfast.sandbox.wechat.WechatMerchants;
import java.time.Clock;
import java.util.Optional;

/** Tells each trade's callbacks in the version in which it was asked for. */
final class WechatAnnouncer implements Announcer {

    private final WechatMerchants merchants;
    private final V3Callbacks v3;
    private final V2Callbacks v2;
    private final Clock clock;

    WechatAnnouncer(WechatMerchants merchants, V3Callbacks v3, V2Callbacks v2, Clock clock) {
        this.merchants = merchants;
        this.v3 = v3;
        this.v2 = v2;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.WECHAT;
    }

    @Override
    public String transactionId(Trade trade) {
        return Wechat.transactionId(clock.instant());
    }

    @Override
    public String refundId() {
        return Wechat.refundId(clock.instant());
    }

    @Override
    public Optional<Notice> paid(Trade trade, Payment payment, Fault fault) {
        if (trade.terms().notifyUrl().isEmpty()) {
            return Optional.empty();
        }
        WechatMerchant merchant = merchant(trade);
        return Optional.of(
                isV3(trade) ? v3.paid(merchant, trade, payment, fault) : v2.paid(merchant, trade, payment, fault));
    }

    @Override
    public Optional<Notice> refunded(Trade trade, Refund refund, Fault fault) {
        if (refund.notifyUrl().isEmpty()) {
            return Optional.empty();
        }
        WechatMerchant merchant = merchant(trade);
        return Optional.of(
                isV3(trade)
                        ? v3.refunded(merchant, trade, refund, fault)
                        : v2.refunded(merchant, trade, refund, fault));
    }

    private WechatMerchant merchant(Trade trade) {
        return merchants.find(trade.terms().merchant()).orElseThrow();
    }

    private static boolean isV3(Trade trade) {
        return trade.terms().dialect().equals("v3");
    }
}
