package io.holdfast.payment.channel.wechat;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAConfig;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayWithRequestPaymentResponse;
import com.wechat.pay.java.service.payments.nativepay.NativePayService;
import com.wechat.pay.java.service.payments.nativepay.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.nativepay.model.QueryOrderByOutTradeNoRequest;
import io.holdfast.payment.channel.BillLine;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.ChannelRefund;
import io.holdfast.payment.channel.ChannelRefusal;
import io.holdfast.payment.channel.Closing;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.Prepaid;
import io.holdfast.payment.channel.Prepay;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeReference;
import io.holdfast.payment.channel.TradeState;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Version 3, by the official SDK. All its keys come from the settings: it asks nobody for certificates. */
final class WechatV3 implements Agreement {

    private final V3Terms terms;
    private final JsapiServiceExtension jsapi;
    private final NativePayService nativePay;
    private final V3Refunds refunds;
    private final V3Bills bills;
    private final V3Callbacks callbacks;

    WechatV3(WechatSettings settings, Connections connections, Clock clock) {
        Config config = new RSAConfig.Builder()
                .merchantId(settings.mchId())
                .privateKey(settings.privateKeyPem())
                .merchantSerialNumber(settings.serialNo())
                .wechatPayCertificates(settings.wechatCertificatePem())
                .build();
        V3Http http = new V3Http(config, settings.endpoint(), connections);
        this.terms = new V3Terms(settings.mchId(), settings.appId(), settings.callbackUrl());
        this.jsapi = new JsapiServiceExtension.Builder()
                .config(config)
                .httpClient(http)
                .build();
        this.nativePay = new NativePayService.Builder().httpClient(http).build();
        this.refunds = new V3Refunds(http, settings.callbackUrl());
        this.bills = new V3Bills(http, config);
        this.callbacks = new V3Callbacks(settings, clock);
    }

    @Override
    public Prepaid prepay(Prepay prepay) {
        return switch (prepay.method()) {
            case WECHAT_JSAPI -> jsapi(prepay);
            case WECHAT_NATIVE -> nativePay(prepay);
            case WECHAT_CODE, WALLET, ALIPAY_PAGE, ALIPAY_WAP, ALIPAY_CODE, PAYPAL, CARD ->
                throw new IllegalArgumentException(prepay.method() + " is not asked for by version 3");
        };
    }

    private Prepaid jsapi(Prepay prepay) {
        if (prepay.payer().getOrDefault("openid", "").isBlank()) {
            return new Prepaid.Refused(
                    new ChannelRefusal(ChannelRefusal.Reason.PAYER_INVALID, "PAYER", "openid is missing"));
        }
        return accepted(
                prepay,
                V3Ask.ask(() -> jsapi.prepayWithRequestPayment(terms.jsapi(prepay)))
                        .understood(WechatV3::callJsapi));
    }

    private Prepaid nativePay(Prepay prepay) {
        return accepted(
                prepay,
                V3Ask.ask(() -> nativePay.prepay(terms.nativePay(prepay)))
                        .understood(answer ->
                                new PayerAction(PayerAction.Kind.SHOW_QR, Map.of("code_url", answer.getCodeUrl()))));
    }

    private static PayerAction callJsapi(PrepayWithRequestPaymentResponse answer) {
        if (answer.getPackageVal().matches("prepay_id=(null)?")) {
            throw new IllegalArgumentException("no prepay_id");
        }
        return new PayerAction(
                PayerAction.Kind.CALL_JSAPI,
                Map.of(
                        "appId", answer.getAppId(),
                        "timeStamp", answer.getTimeStamp(),
                        "nonceStr", answer.getNonceStr(),
                        "package", answer.getPackageVal(),
                        "signType", answer.getSignType(),
                        "paySign", answer.getPaySign()));
    }

    private Prepaid accepted(Prepay prepay, Heard<PayerAction> heard) {
        return heard.fold(Prepaid.Accepted::new, failure -> failed(prepay, failure), Prepaid.Unknown::new);
    }

    /** Its own number, paid: by an earlier call whose answer was lost. What was paid is for the query to say. */
    private Prepaid failed(Prepay prepay, Failure failure) {
        if (failure.meaning() == Meaning.PAID && query(prepay.attemptNo()) instanceof TradeState.Paid paid) {
            return new Prepaid.Settled(paid);
        }
        return failure.prepaid();
    }

    @Override
    public TradeState query(TradeReference trade) {
        return query(trade.attemptNo());
    }

    private TradeState query(String attemptNo) {
        QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(terms.mchId());
        request.setOutTradeNo(attemptNo);
        return V3Ask.ask(() -> nativePay.queryOrderByOutTradeNo(request))
                .understood(answer -> {
                    if (!terms.areOf(answer) || !attemptNo.equals(answer.getOutTradeNo())) {
                        throw new IllegalArgumentException("another trade's answer");
                    }
                    return V3Terms.state(answer);
                })
                .fold(state -> state, Failure::queried, TradeState.Unknown::new);
    }

    @Override
    public Closing close(TradeReference trade, Instant notBefore) {
        CloseOrderRequest request = new CloseOrderRequest();
        request.setMchid(terms.mchId());
        request.setOutTradeNo(trade.attemptNo());
        return V3Ask.ask(() -> {
                    nativePay.closeOrder(request);
                    return true;
                })
                .fold(done -> new Closing.Closed(), failure -> failure.closed(notBefore), Closing.Unknown::new);
    }

    @Override
    public RefundAnswer refund(ChannelRefund refund) {
        return refunds.refund(refund);
    }

    @Override
    public RefundAnswer queryRefund(ChannelRefund refund) {
        return refunds.query(refund);
    }

    @Override
    public CallbackReading read(Callback callback) {
        return callbacks.read(callback);
    }

    @Override
    public List<BillLine> bill(LocalDate day) {
        return bills.of(day);
    }
}
