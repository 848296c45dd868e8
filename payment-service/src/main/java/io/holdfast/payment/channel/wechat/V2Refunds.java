package io.holdfast.payment.channel.wechat;

import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.RefundAnswer;
import java.util.Map;
import java.util.TreeMap;

/** Version 2: giving money back, asked for on the line with the certificate. */
final class V2Refunds {

    private final V2Wire wire;
    private final V2Wire secureWire;
    private final String callbackUrl;

    V2Refunds(V2Wire wire, V2Wire secureWire, String callbackUrl) {
        this.wire = wire;
        this.secureWire = secureWire;
        this.callbackUrl = callbackUrl;
    }

    /** A success only says that it was accepted. */
    RefundAnswer refund(ChannelRefund refund) {
        Map<String, String> fields = new TreeMap<>();
        if (refund.channelTransactionId() == null) {
            fields.put("out_trade_no", refund.attemptNo());
        } else {
            fields.put("transaction_id", refund.channelTransactionId());
        }
        fields.put("out_refund_no", refund.refundNo());
        fields.put("total_fee", String.valueOf(refund.paid().amountMinor()));
        fields.put("refund_fee", String.valueOf(refund.amount().amountMinor()));
        fields.put("refund_fee_type", refund.amount().currency().name());
        fields.put("refund_desc", Shortened.reason(refund.reason()));
        fields.put("notify_url", callbackUrl);
        return secureWire
                .ask("/secapi/pay/refund", fields)
                .understood(answer -> accepted(refund, answer))
                .fold(accepted -> accepted, Failure::refunded, RefundAnswer.Unknown::new);
    }

    RefundAnswer query(ChannelRefund refund) {
        return wire.ask("/pay/refundquery", Map.of("out_refund_no", refund.refundNo()))
                .understood(answer -> state(refund, answer))
                .fold(state -> state, Failure::refundQueried, RefundAnswer.Unknown::new);
    }

    private static RefundAnswer accepted(ChannelRefund refund, Map<String, String> answer) {
        checkOurs(refund, answer, "");
        return new RefundAnswer.Pending();
    }

    private static RefundAnswer state(ChannelRefund refund, Map<String, String> answer) {
        int number = 0;
        while (!refund.refundNo().equals(Fields.text(answer, "out_refund_no_" + number))) {
            number++;
        }
        String suffix = "_" + number;
        checkOurs(refund, answer, suffix);
        return state(Fields.text(answer, "refund_status" + suffix), Fields.text(answer, "refund_id" + suffix));
    }

    static RefundAnswer state(String status, String refundId) {
        return switch (status) {
            case "SUCCESS" -> new RefundAnswer.Done(refundId);
            case "PROCESSING" -> new RefundAnswer.Pending();
            case "CHANGE" ->
                new RefundAnswer.Stuck(new ChannelRefusal(
                        ChannelRefusal.Reason.OTHER, status, "the payer's account does not take it back"));
            case "REFUNDCLOSE" ->
                new RefundAnswer.Refused(
                        new ChannelRefusal(ChannelRefusal.Reason.NOT_REFUNDABLE, status, "the refund was closed"));
            default -> throw new IllegalArgumentException("refund_status");
        };
    }

    private static void checkOurs(ChannelRefund refund, Map<String, String> answer, String suffix) {
        boolean ours = refund.refundNo().equals(answer.get("out_refund_no" + suffix))
                && Fields.positive(answer, "refund_fee" + suffix)
                        == refund.amount().amountMinor();
        if (!ours) {
            throw new IllegalArgumentException("another refund's answer");
        }
    }
}
