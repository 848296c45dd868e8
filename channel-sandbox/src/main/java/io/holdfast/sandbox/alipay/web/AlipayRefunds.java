package io.holdfast.sandbox.alipay.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.alipay.Alipay;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.RefundAsked;
import io.holdfast.sandbox.trade.RefundOutcome;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Alipay's methods on refunds. They end while the merchant waits. */
final class AlipayRefunds {

    private final Trades trades;
    private final MerchantDesk desk;

    AlipayRefunds(Trades trades, MerchantDesk desk) {
        this.trades = trades;
        this.desk = desk;
    }

    ObjectNode refund(AlipayCall call) {
        Trade trade = trade(call);
        String number =
                call.optional("out_request_no").isEmpty() ? trade.terms().number() : call.optional("out_request_no");
        String transaction = trade.payments().size() > 1 ? call.optional("trade_no") : "";
        RefundAsked asked = new RefundAsked(
                number,
                transaction,
                call.fen("refund_amount"),
                call.optional("refund_reason"),
                trade.terms().notifyUrl());
        RefundOutcome outcome = desk.refund(trade, asked, Duration.ZERO);
        if (outcome instanceof RefundOutcome.Made made) {
            return answer(trade, made.refund(), made.refund().fate() == Refund.Fate.SUCCEEDED);
        }
        if (outcome instanceof RefundOutcome.Known known) {
            return answer(trade, known.refund(), false);
        }
        throw refusal(((RefundOutcome.Refused) outcome).why());
    }

    /** @param changed whether money moved by this very request */
    private static ObjectNode answer(Trade trade, Refund refund, boolean changed) {
        return switch (refund.fate()) {
            case FAILED -> throw AlipayRefusal.business("ACQ.TRADE_NOT_ALLOW_REFUND", "当前交易不允许退款");
            case ABNORMAL -> throw AlipayRefusal.business("ACQ.REASON_TRADE_BEEN_FREEZEN", "请求退款的交易被冻结");
            case PROCESSING, SUCCEEDED ->
                AlipayAnswer.success()
                        .put("trade_no", refund.transactionId())
                        .put("out_trade_no", trade.terms().number())
                        .put("buyer_logon_id", "pay***@sandbox")
                        .put("fund_change", changed ? "Y" : "N")
                        .put("refund_fee", Alipay.yuan(trade.refundedMinor()))
                        .put("send_back_fee", Alipay.yuan(refund.amountMinor()))
                        .put("gmt_refund_pay", Alipay.time(refund.createdAt()));
        };
    }

    private static AlipayRefusal refusal(RefundOutcome.Why why) {
        return switch (why) {
            case NUMBER_USED -> AlipayRefusal.business("ACQ.DISCORDANT_REPEAT_REQUEST", "不一致的请求");
            case NOT_PAID -> AlipayRefusal.business("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
            case TOO_MUCH, TOO_MANY -> AlipayRefusal.business("ACQ.REASON_TRADE_REFUND_FEE_ERR", "退款金额无效");
            case NO_SUCH_TRANSACTION -> AlipayRefusal.business("ACQ.TRADE_NOT_EXIST", "交易不存在");
            case NOT_ENOUGH -> AlipayRefusal.business("ACQ.SELLER_BALANCE_NOT_ENOUGH", "卖家余额不足");
        };
    }

    /** Alipay says REFUND_SUCCESS or no status; of one that it does not know, or that failed, nothing at all. */
    ObjectNode query(AlipayCall call) {
        Trade trade = trade(call);
        Optional<Refund> refund = trade.refund(call.required("out_request_no"));
        ObjectNode content = AlipayAnswer.success();
        if (refund.isEmpty()
                || refund.get().fate() == Refund.Fate.FAILED
                || refund.get().fate() == Refund.Fate.ABNORMAL) {
            return content;
        }
        Instant finishedAt = refund.get().finishedAt();
        if (finishedAt != null) {
            content.put("refund_status", "REFUND_SUCCESS").put("gmt_refund_pay", Alipay.time(finishedAt));
        }
        return content.put("trade_no", refund.get().transactionId())
                .put("out_trade_no", trade.terms().number())
                .put("out_request_no", refund.get().number())
                .put("total_amount", Alipay.yuan(trade.terms().amountMinor()))
                .put("refund_amount", Alipay.yuan(refund.get().amountMinor()));
    }

    private Trade trade(AlipayCall call) {
        return AlipayTrades.find(trades, call)
                .orElseThrow(() -> AlipayRefusal.business("ACQ.TRADE_NOT_EXIST", "交易不存在"));
    }
}
