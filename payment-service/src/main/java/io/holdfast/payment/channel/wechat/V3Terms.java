package io.holdfast.payment.channel.wechat;

import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.model.Transaction;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.Receipt;
import io.holdfast.payment.channel.TradeState;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

/** Version 3's words for trades. What cannot be read is an unchecked exception, and no state. */
record V3Terms(String mchId, String appId, String callbackUrl) {

    com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest jsapi(Prepay prepay) {
        var amount = new com.wechat.pay.java.service.payments.jsapi.model.Amount();
        amount.setTotal(Math.toIntExact(prepay.amount().amountMinor()));
        amount.setCurrency(prepay.amount().currency().name());
        Payer payer = new Payer();
        payer.setOpenid(prepay.payer().get("openid"));
        var request = new com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest();
        request.setMchid(mchId);
        request.setAppid(appId);
        request.setNotifyUrl(callbackUrl);
        request.setOutTradeNo(prepay.attemptNo());
        request.setDescription(Shortened.description(prepay.description()));
        request.setTimeExpire(Beijing.withOffset(prepay.expiresAt()));
        request.setAmount(amount);
        request.setPayer(payer);
        return request;
    }

    com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest nativePay(Prepay prepay) {
        var amount = new com.wechat.pay.java.service.payments.nativepay.model.Amount();
        amount.setTotal(Math.toIntExact(prepay.amount().amountMinor()));
        amount.setCurrency(prepay.amount().currency().name());
        var request = new com.wechat.pay.java.service.payments.nativepay.model.PrepayRequest();
        request.setMchid(mchId);
        request.setAppid(appId);
        request.setNotifyUrl(callbackUrl);
        request.setOutTradeNo(prepay.attemptNo());
        request.setDescription(Shortened.description(prepay.description()));
        request.setTimeExpire(Beijing.withOffset(prepay.expiresAt()));
        request.setAmount(amount);
        return request;
    }

    boolean areOf(Transaction transaction) {
        return mchId.equals(transaction.getMchid()) && appId.equals(transaction.getAppid());
    }

    static TradeState state(Transaction transaction) {
        return switch (transaction.getTradeState()) {
            case SUCCESS, REFUND -> new TradeState.Paid(receipt(transaction));
            case NOTPAY, USERPAYING, ACCEPT -> new TradeState.AwaitingPayer();
            case CLOSED, REVOKED -> new TradeState.Closed();
            case PAYERROR ->
                new TradeState.Refused(new ChannelRefusal(
                        ChannelRefusal.Reason.DECLINED, "PAYERROR", String.valueOf(transaction.getTradeStateDesc())));
        };
    }

    static Receipt receipt(Transaction transaction) {
        Map<String, String> details = new TreeMap<>();
        if (transaction.getPayer() != null && transaction.getPayer().getOpenid() != null) {
            details.put("openid", transaction.getPayer().getOpenid());
        }
        if (transaction.getTradeType() != null) {
            details.put("trade_type", transaction.getTradeType().name());
        }
        if (transaction.getBankType() != null) {
            details.put("bank_type", transaction.getBankType());
        }
        int total = transaction.getAmount().getTotal();
        if (total <= 0 || transaction.getTransactionId().isEmpty()) {
            throw new IllegalArgumentException("no payment");
        }
        return new Receipt(
                transaction.getOutTradeNo(),
                transaction.getTransactionId(),
                Fen.money(total, transaction.getAmount().getCurrency()),
                OffsetDateTime.parse(transaction.getSuccessTime()).toInstant(),
                details);
    }
}
