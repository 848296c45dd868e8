package io.holdfast.payment.channel.alipay;

import com.alipay.api.domain.AlipayTradeFastpayRefundQueryModel;
import com.alipay.api.domain.AlipayTradeRefundModel;
import com.alipay.api.request.AlipayTradeFastpayRefundQueryRequest;
import com.alipay.api.request.AlipayTradeRefundRequest;
import com.alipay.api.response.AlipayTradeFastpayRefundQueryResponse;
import com.alipay.api.response.AlipayTradeRefundResponse;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.RefundAnswer;
import java.io.IOException;

/** Giving money back. Alipay knows a refund by its {@code out_request_no}; it gives it no number of its own. */
final class AlipayRefunds {

    private static final String FROZEN = "ACQ.REASON_TRADE_BEEN_FREEZEN";

    private final AlipayGateway gateway;

    AlipayRefunds(AlipayGateway gateway) {
        this.gateway = gateway;
    }

    RefundAnswer refund(ChannelSettings settings, ChannelRefund refund) {
        AlipayTradeRefundModel model = new AlipayTradeRefundModel();
        model.setOutTradeNo(refund.attemptNo());
        model.setOutRequestNo(refund.refundNo());
        // The trade's own number too: only it tells one payment of a trade that was paid twice from the other.
        model.setTradeNo(refund.channelTransactionId());
        model.setRefundAmount(Yuan.of(refund.amount()));
        model.setRefundReason(refund.reason());
        AlipayTradeRefundRequest request = new AlipayTradeRefundRequest();
        request.setBizModel(model);
        try {
            return refunded(refund, gateway.ask(settings, request));
        } catch (IOException e) {
            return new RefundAnswer.Unknown(String.valueOf(e.getMessage()));
        }
    }

    RefundAnswer query(ChannelSettings settings, ChannelRefund refund) {
        AlipayTradeFastpayRefundQueryModel model = new AlipayTradeFastpayRefundQueryModel();
        model.setOutTradeNo(refund.attemptNo());
        model.setOutRequestNo(refund.refundNo());
        model.setTradeNo(refund.channelTransactionId());
        AlipayTradeFastpayRefundQueryRequest request = new AlipayTradeFastpayRefundQueryRequest();
        request.setBizModel(model);
        try {
            return found(refund, gateway.ask(settings, request));
        } catch (IOException e) {
            return new RefundAnswer.Unknown(String.valueOf(e.getMessage()));
        }
    }

    private static RefundAnswer refunded(ChannelRefund refund, AlipayTradeRefundResponse response) {
        if (AlipayCodes.isDone(response)) {
            // Y: money moved by this call. N: it moved by an earlier one, or has yet to: the query tells.
            return "Y".equals(response.getFundChange())
                    ? new RefundAnswer.Done(refund.refundNo())
                    : new RefundAnswer.Pending();
        }
        if (AlipayCodes.isRefusal(response) && FROZEN.equals(response.getSubCode())) {
            return new RefundAnswer.Stuck(AlipayCodes.refusal(ChannelRefusal.Reason.NOT_REFUNDABLE, response));
        }
        // Wrong credentials refuse this call only. An earlier one may have been carried out, so nothing is refused.
        return AlipayCodes.isRefusal(response)
                ? new RefundAnswer.Refused(
                        AlipayCodes.refusal(AlipayCodes.ofRefund(AlipayCodes.subCode(response)), response))
                : new RefundAnswer.Unknown(AlipayCodes.subCode(response));
    }

    private static RefundAnswer found(ChannelRefund refund, AlipayTradeFastpayRefundQueryResponse response) {
        if (AlipayCodes.isDone(response)) {
            if (response.getRefundAmount() == null) {
                return new RefundAnswer.NotFound();
            }
            return "REFUND_SUCCESS".equals(response.getRefundStatus())
                    ? new RefundAnswer.Done(refund.refundNo())
                    : new RefundAnswer.Pending();
        }
        return AlipayCodes.isRefusal(response) && "ACQ.TRADE_NOT_EXIST".equals(response.getSubCode())
                ? new RefundAnswer.NotFound()
                : new RefundAnswer.Unknown(AlipayCodes.subCode(response));
    }
}
