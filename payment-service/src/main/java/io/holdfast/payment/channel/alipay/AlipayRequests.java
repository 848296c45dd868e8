package io.holdfast.payment.channel.alipay;

import com.alipay.api.domain.AlipayTradePagePayModel;
import com.alipay.api.domain.AlipayTradePayModel;
import com.alipay.api.domain.AlipayTradeWapPayModel;
import com.alipay.api.request.AlipayTradePagePayRequest;
import com.alipay.api.request.AlipayTradePayRequest;
import com.alipay.api.request.AlipayTradeWapPayRequest;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.Prepay;

/** Requests for a payer's money, as Alipay wants them for each way to pay. */
final class AlipayRequests {

    private AlipayRequests() {}

    static AlipayTradePagePayRequest page(ChannelSettings settings, Prepay prepay) {
        AlipayTradePagePayModel model = new AlipayTradePagePayModel();
        model.setOutTradeNo(prepay.attemptNo());
        model.setTotalAmount(Yuan.of(prepay.amount()));
        model.setSubject(prepay.description());
        model.setProductCode("FAST_INSTANT_TRADE_PAY");
        model.setTimeExpire(AlipayTime.of(prepay.expiresAt()));
        AlipayTradePagePayRequest request = new AlipayTradePagePayRequest();
        request.setBizModel(model);
        request.setNotifyUrl(settings.callbackUrl().toString());
        request.setReturnUrl(prepay.returnUrl());
        return request;
    }

    static AlipayTradeWapPayRequest wap(ChannelSettings settings, Prepay prepay) {
        AlipayTradeWapPayModel model = new AlipayTradeWapPayModel();
        model.setOutTradeNo(prepay.attemptNo());
        model.setTotalAmount(Yuan.of(prepay.amount()));
        model.setSubject(prepay.description());
        model.setProductCode("QUICK_WAP_WAY");
        model.setQuitUrl(prepay.returnUrl());
        model.setTimeExpire(AlipayTime.of(prepay.expiresAt()));
        AlipayTradeWapPayRequest request = new AlipayTradeWapPayRequest();
        request.setBizModel(model);
        request.setNotifyUrl(settings.callbackUrl().toString());
        request.setReturnUrl(prepay.returnUrl());
        return request;
    }

    static AlipayTradePayRequest scan(ChannelSettings settings, Prepay prepay, String code) {
        AlipayTradePayModel model = new AlipayTradePayModel();
        model.setOutTradeNo(prepay.attemptNo());
        model.setTotalAmount(Yuan.of(prepay.amount()));
        model.setSubject(prepay.description());
        model.setScene("bar_code");
        model.setAuthCode(code);
        model.setTimeExpire(AlipayTime.of(prepay.expiresAt()));
        AlipayTradePayRequest request = new AlipayTradePayRequest();
        request.setBizModel(model);
        request.setNotifyUrl(settings.callbackUrl().toString());
        return request;
    }
}
