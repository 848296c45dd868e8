package io.holdfast.sandbox.wechat.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.sandbox.http.Reply;
import io.holdfast.sandbox.http.Request;
import io.holdfast.sandbox.trade.Channel;
import io.holdfast.sandbox.trade.MerchantDesk;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.RefundAsked;
import io.holdfast.sandbox.trade.RefundOutcome;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.trade.Trades;
import io.holdfast.sandbox.wechat.Wechat;
import io.holdfast.sandbox.wechat.WechatMerchant;

/** Version 3: giving money back. */
final class V3Refunds {

    private final Trades trades;
    private final MerchantDesk desk;

    V3Refunds(Trades trades, MerchantDesk desk) {
        this.trades = trades;
        this.desk = desk;
    }

    Reply refund(WechatMerchant merchant, Request request) {
        JsonNode body = V3Json.read(request);
        String number = V3Json.required(body, "out_refund_no");
        if (!Wechat.isRefundNumber(number)) {
            throw V3Error.PARAM_ERROR.refused("out_refund_no");
        }
        Trade trade = trade(merchant, body);
        trades.withRefund(Channel.WECHAT, merchant.mchId(), number)
                .filter(other -> other != trade)
                .ifPresent(other -> {
                    throw different();
                });
        RefundAsked asked = new RefundAsked(
                number,
                body.path("transaction_id").asText(""),
                V3Json.amount(body, "amount/refund"),
                body.path("reason").asText(""),
                body.path("notify_url").asText(""));
        if (!trade.collected(asked.transactionId(), V3Json.amount(body, "amount/total"))) {
            throw different();
        }
        RefundOutcome outcome = desk.refund(trade, asked, Wechat.REFUND_TAKES);
        if (outcome instanceof RefundOutcome.Made made) {
            return V3Json.reply(200, V3Json.refund(trade, made.refund()));
        }
        if (outcome instanceof RefundOutcome.Known known) {
            return V3Json.reply(200, V3Json.refund(trade, known.refund()));
        }
        throw refusal(((RefundOutcome.Refused) outcome).why());
    }

    private Trade trade(WechatMerchant merchant, JsonNode body) {
        if (body.path("transaction_id").isTextual()) {
            return trades.named(
                            Channel.WECHAT,
                            merchant.mchId(),
                            body.path("transaction_id").textValue())
                    .orElseThrow(() -> V3Error.RESOURCE_NOT_EXISTS.refused("订单不存在"));
        }
        return trades.find(Channel.WECHAT, merchant.mchId(), V3Json.required(body, "out_trade_no"))
                .orElseThrow(() -> V3Error.RESOURCE_NOT_EXISTS.refused("订单不存在"));
    }

    private static V3Error.Refusal different() {
        return V3Error.INVALID_REQUEST.refused("订单金额或退款金额与之前请求不一致，请核实后再试");
    }

    private static V3Error.Refusal refusal(RefundOutcome.Why why) {
        return switch (why) {
            case NUMBER_USED -> different();
            case NOT_PAID -> V3Error.INVALID_REQUEST.refused("订单未支付");
            case TOO_MUCH -> V3Error.INVALID_REQUEST.refused("申请退款金额大于可退金额");
            case TOO_MANY -> V3Error.INVALID_REQUEST.refused("部分退款次数过多");
            case NO_SUCH_TRANSACTION -> V3Error.RESOURCE_NOT_EXISTS.refused("订单不存在");
            case NOT_ENOUGH -> V3Error.NOT_ENOUGH.refused();
        };
    }

    Reply query(WechatMerchant merchant, Request request) {
        String number = request.parameter("number");
        Trade trade = trades.withRefund(Channel.WECHAT, merchant.mchId(), number)
                .orElseThrow(V3Error.RESOURCE_NOT_EXISTS::refused);
        Refund refund = trade.refund(number).orElseThrow(V3Error.RESOURCE_NOT_EXISTS::refused);
        return V3Json.reply(200, V3Json.refund(trade, refund));
    }
}
