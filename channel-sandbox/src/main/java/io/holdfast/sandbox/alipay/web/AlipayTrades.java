package io.holdfast.sandbox.alipay.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.alipay.Alipay;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.trade.Way;
import java.time.Duration;
import java.util.Optional;

/** Alipay's methods on trades. */
final class AlipayTrades {

    private final AlipayOpenings openings;
    private final Trades trades;
    private final MerchantDesk desk;

    AlipayTrades(AlipayOpenings openings, Trades trades, MerchantDesk desk) {
        this.openings = openings;
        this.trades = trades;
        this.desk = desk;
    }

    AlipayAnswer precreate(AlipayCall call) {
        AlipayOpenings.Opened opened = openings.open(call, Way.NATIVE, "");
        ObjectNode content = AlipayAnswer.success()
                .put("out_trade_no", opened.trade().terms().number())
                .put("qr_code", Alipay.qrCode(opened.trade()));
        return AlipayAnswer.of(content, opened.opening());
    }

    /** The payer's code was scanned. */
    AlipayAnswer pay(AlipayCall call) {
        String code = call.required("auth_code");
        Optional<Trade> known = trades.find(Channel.ALIPAY, call.merchant().appId(), call.required("out_trade_no"));
        if (known.isPresent() && known.get().terms().payer().equals(code)) {
            return AlipayAnswer.of(scanned(known.get()));
        }
        AlipayOpenings.Opened opened = openings.open(call, Way.CODE, code);
        try {
            return AlipayAnswer.of(scanned(opened.trade()), opened.opening());
        } catch (AlipayRefusal refusal) {
            opened.opening().afterwards().run();
            throw refusal;
        }
    }

    private static ObjectNode scanned(Trade trade) {
        return switch (trade.standing()) {
            case PAID -> paid(AlipayAnswer.success(), trade, trade.payment().orElseThrow());
            case DECLINED -> throw AlipayRefusal.business("ACQ.BUYER_BALANCE_NOT_ENOUGH", "买家余额不足");
            case CLOSED -> throw AlipayRefusal.business("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
            case OPEN, PAYING, APPROVED, AUTHORIZED ->
                AlipayAnswer.success()
                        .put("code", "10003")
                        .put("msg", "order success pay inprocess")
                        .put("out_trade_no", trade.terms().number())
                        .put("trade_no", trade.id())
                        .put("total_amount", Alipay.yuan(trade.terms().amountMinor()));
        };
    }

    private static ObjectNode paid(ObjectNode content, Trade trade, Payment payment) {
        return content.put("trade_no", payment.transactionId())
                .put("out_trade_no", trade.terms().number())
                .put("buyer_logon_id", "pay***@sandbox")
                .put("buyer_user_id", Alipay.buyerId(trade))
                .put("total_amount", Alipay.yuan(payment.amountMinor()))
                .put("receipt_amount", Alipay.yuan(payment.amountMinor()))
                .put("buyer_pay_amount", Alipay.yuan(payment.amountMinor()))
                .put("gmt_payment", Alipay.time(payment.at()));
    }

    ObjectNode query(AlipayCall call) {
        Trade trade = trade(call);
        String asked = call.optional("trade_no");
        Optional<Payment> payment = trade.payments().stream()
                .filter(one -> asked.isEmpty() || one.transactionId().equals(asked))
                .findFirst();
        ObjectNode content = AlipayAnswer.success().put("trade_status", Alipay.status(trade));
        if (payment.isPresent()) {
            return paid(content, trade, payment.get())
                    .put("send_pay_date", Alipay.time(payment.get().at()));
        }
        return content.put("trade_no", trade.id())
                .put("out_trade_no", trade.terms().number())
                .put("buyer_logon_id", "pay***@sandbox")
                .put("total_amount", Alipay.yuan(trade.terms().amountMinor()));
    }

    ObjectNode close(AlipayCall call) {
        Trade trade = trade(call);
        return switch (desk.close(trade, Duration.ZERO)) {
            case CLOSED ->
                AlipayAnswer.success()
                        .put("trade_no", trade.id())
                        .put("out_trade_no", trade.terms().number());
            case ALREADY_CLOSED, PAID, PAYING, TOO_EARLY ->
                throw AlipayRefusal.business("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
        };
    }

    ObjectNode cancel(AlipayCall call) {
        Optional<Trade> known = find(call);
        ObjectNode content = AlipayAnswer.success()
                .put("out_trade_no", call.optional("out_trade_no"))
                .put("retry_flag", "N");
        if (known.isEmpty()) {
            return content;
        }
        content.put("trade_no", known.get().id());
        if (desk.cancel(known.get())) {
            return content.put("action", "close");
        }
        desk.reverse(known.get());
        return content.put("action", "refund");
    }

    private Trade trade(AlipayCall call) {
        return find(call).orElseThrow(() -> AlipayRefusal.business("ACQ.TRADE_NOT_EXIST", "交易不存在"));
    }

    private Optional<Trade> find(AlipayCall call) {
        return find(trades, call);
    }

    /** Both numbers, if both are given, must mean one trade. */
    static Optional<Trade> find(Trades trades, AlipayCall call) {
        String number = call.optional("out_trade_no");
        String tradeNo = call.optional("trade_no");
        if (!tradeNo.isEmpty()) {
            return trades.named(Channel.ALIPAY, call.merchant().appId(), tradeNo)
                    .filter(trade -> number.isEmpty() || trade.terms().number().equals(number));
        }
        return trades.find(Channel.ALIPAY, call.merchant().appId(), number);
    }
}
