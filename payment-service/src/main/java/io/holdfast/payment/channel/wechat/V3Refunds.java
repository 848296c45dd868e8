package io.holdfast.payment.channel.wechat;

import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import com.wechat.pay.java.service.refund.model.Status;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.RefundAnswer;

/** Version 3: giving money back. */
final class V3Refunds {

    private final RefundService service;
    private final String callbackUrl;

    V3Refunds(HttpClient http, String callbackUrl) {
        this.service = new RefundService.Builder().httpClient(http).build();
        this.callbackUrl = callbackUrl;
    }

    RefundAnswer refund(ChannelRefund refund) {
        return V3Ask.ask(() -> service.create(request(refund)))
                .understood(answer -> state(refund, answer))
                .fold(state -> state, Failure::refunded, RefundAnswer.Unknown::new);
    }

    RefundAnswer query(ChannelRefund refund) {
        QueryByOutRefundNoRequest request = new QueryByOutRefundNoRequest();
        request.setOutRefundNo(refund.refundNo());
        return V3Ask.ask(() -> service.queryByOutRefundNo(request))
                .understood(answer -> state(refund, answer))
                .fold(state -> state, Failure::refundQueried, RefundAnswer.Unknown::new);
    }

    private CreateRequest request(ChannelRefund refund) {
        AmountReq amount = new AmountReq();
        amount.setRefund(refund.amount().amountMinor());
        amount.setTotal(refund.paid().amountMinor());
        amount.setCurrency(refund.amount().currency().name());
        CreateRequest request = new CreateRequest();
        if (refund.channelTransactionId() == null) {
            request.setOutTradeNo(refund.attemptNo());
        } else {
            request.setTransactionId(refund.channelTransactionId());
        }
        request.setOutRefundNo(refund.refundNo());
        if (!refund.reason().isBlank()) {
            request.setReason(Shortened.reason(refund.reason()));
        }
        request.setNotifyUrl(callbackUrl);
        request.setAmount(amount);
        return request;
    }

    private static RefundAnswer state(ChannelRefund refund, Refund answer) {
        boolean ours = refund.refundNo().equals(answer.getOutRefundNo())
                && answer.getAmount().getRefund() == refund.amount().amountMinor();
        if (!ours) {
            throw new IllegalArgumentException("another refund's answer");
        }
        return state(answer.getStatus(), answer.getRefundId());
    }

    /** An unknown status is null here, and throws. */
    static RefundAnswer state(Status status, String refundId) {
        return switch (status) {
            case SUCCESS -> new RefundAnswer.Done(refundId);
            case PROCESSING -> new RefundAnswer.Pending();
            case ABNORMAL ->
                new RefundAnswer.Stuck(new ChannelRefusal(
                        ChannelRefusal.Reason.OTHER, "ABNORMAL", "the payer's account does not take it back"));
            case CLOSED ->
                new RefundAnswer.Refused(
                        new ChannelRefusal(ChannelRefusal.Reason.NOT_REFUNDABLE, "CLOSED", "the refund was closed"));
        };
    }
}
