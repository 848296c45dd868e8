package io.holdfast.sandbox.wechat.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.sandbox.callback.Answer;
import io.holdfast.sandbox.callback.Notice;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.trade.Fault;
import io.holdfast.sandbox.trade.Payment;
import io.holdfast.sandbox.trade.Refund;
import io.holdfast.sandbox.trade.Trade;
import io.holdfast.sandbox.wechat.Wechat;
import io.holdfast.sandbox.wechat.WechatMerchant;
import java.time.Clock;

/** Version 3's callbacks. One event keeps its id and its bytes however often it is told; each telling is signed anew. */
final class V3Callbacks {

    private final V3Signature signature;
    private final Clock clock;

    V3Callbacks(V3Signature signature, Clock clock) {
        this.signature = signature;
        this.clock = clock;
    }

    Notice paid(WechatMerchant merchant, Trade trade, Payment payment, Fault fault) {
        ObjectNode resource = V3Json.paid(trade, payment).put("trade_state", "SUCCESS");
        if (fault == Fault.OTHER_MERCHANT) {
            resource.put("mchid", "1600000000");
        }
        if (fault == Fault.WRONG_AMOUNT) {
            ((ObjectNode) resource.get("amount"))
                    .put("total", payment.amountMinor() + 1)
                    .put("payer_total", payment.amountMinor() + 1);
        }
        return notice(merchant, trade.terms().notifyUrl(), "TRANSACTION.SUCCESS", "transaction", resource, fault);
    }

    Notice refunded(WechatMerchant merchant, Trade trade, Refund refund, Fault fault) {
        ObjectNode resource = V3Json.object()
                .put("mchid", fault == Fault.OTHER_MERCHANT ? "1600000000" : merchant.mchId())
                .put("out_trade_no", trade.terms().number())
                .put("transaction_id", refund.transactionId())
                .put("out_refund_no", refund.number())
                .put("refund_id", refund.id())
                .put("refund_status", Wechat.refundStatus(refund))
                .put("user_received_account", "支付用户零钱");
        if (refund.finishedAt() != null) {
            resource.put("success_time", V3Json.moment(refund.finishedAt()));
        }
        resource.putObject("amount")
                .put("total", V3Json.totalOf(trade, refund))
                .put("refund", refund.amountMinor())
                .put("payer_total", V3Json.totalOf(trade, refund))
                .put("payer_refund", refund.amountMinor());
        return notice(merchant, refund.notifyUrl(), event(refund), "refund", resource, fault);
    }

    private static String event(Refund refund) {
        return switch (refund.fate()) {
            case PROCESSING, SUCCEEDED -> "REFUND.SUCCESS";
            case FAILED -> "REFUND.CLOSED";
            case ABNORMAL -> "REFUND.ABNORMAL";
        };
    }

    private Notice notice(
            WechatMerchant merchant, String url, String event, String originalType, ObjectNode resource, Fault fault) {
        ObjectNode envelope = V3Json.object()
                .put("id", "EV-" + Tokens.capitals(29))
                .put("create_time", V3Json.moment(clock.instant()))
                .put("resource_type", "encrypt-resource")
                .put("event_type", event)
                .put("summary", originalType.equals("refund") ? "退款" : "支付成功");
        ObjectNode sealed = envelope.putObject("resource").put("original_type", originalType);
        SealedResource.into(sealed, merchant.apiV3Key(), originalType, V3Json.text(resource));
        String body = V3Json.text(envelope);
        return new Notice(
                event,
                url,
                () -> signature.signed(body, merchant, fault != Fault.WRONG_SIGNATURE),
                V3Callbacks::accepted,
                Wechat.SCHEDULE);
    }

    private static boolean accepted(Answer answer) {
        return answer.status() == 200 || answer.status() == 204;
    }
}
