package io.holdfast.sandbox.wechat;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAConfig;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RSANotificationConfig;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.model.Amount;
import com.wechat.pay.java.service.payments.jsapi.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest;
import com.wechat.pay.java.service.payments.jsapi.model.PrepayWithRequestPaymentResponse;
import com.wechat.pay.java.service.payments.jsapi.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.RefundService;
import com.wechat.pay.java.service.refund.model.AmountReq;
import com.wechat.pay.java.service.refund.model.CreateRequest;
import com.wechat.pay.java.service.refund.model.QueryByOutRefundNoRequest;
import com.wechat.pay.java.service.refund.model.Refund;
import io.holdfast.sandbox.CallbackReceiver;
import io.holdfast.sandbox.RunningSandbox;

/** One merchant with WeChat Pay's own, unmodified library. */
final class OfficialWechatClient {

    final RunningSandbox.Merchant merchant;
    final Config config;
    final HttpClient http;
    private final JsapiServiceExtension jsapi;
    private final RefundService refunds;

    OfficialWechatClient(RunningSandbox sandbox, RunningSandbox.Merchant merchant, String privateKey) {
        this.merchant = merchant;
        config = new RSAConfig.Builder()
                .merchantId(merchant.open("mch_id"))
                .merchantSerialNumber(merchant.open("serial_no"))
                .privateKey(privateKey)
                .wechatPayCertificates(merchant.secret("wechat_certificate"))
                .build();
        http = new DefaultHttpClientBuilder()
                .config(config)
                .okHttpClient(sandbox.redirected())
                .build();
        jsapi = new JsapiServiceExtension.Builder()
                .config(config)
                .httpClient(http)
                .build();
        refunds = new RefundService.Builder().config(config).httpClient(http).build();
    }

    PrepayRequest request(String number, String openid, int total, String notifyUrl) {
        PrepayRequest request = new PrepayRequest();
        request.setAppid(merchant.open("app_id"));
        request.setMchid(merchant.open("mch_id"));
        request.setOutTradeNo(number);
        request.setDescription("咖啡");
        request.setNotifyUrl(notifyUrl);
        Amount amount = new Amount();
        amount.setTotal(total);
        amount.setCurrency("CNY");
        request.setAmount(amount);
        Payer payer = new Payer();
        payer.setOpenid(openid);
        request.setPayer(payer);
        return request;
    }

    PrepayWithRequestPaymentResponse prepay(PrepayRequest request) {
        return jsapi.prepayWithRequestPayment(request);
    }

    PrepayWithRequestPaymentResponse prepay(String number, String openid, int total, String notifyUrl) {
        return prepay(request(number, openid, total, notifyUrl));
    }

    Transaction query(String number) {
        QueryOrderByOutTradeNoRequest request = new QueryOrderByOutTradeNoRequest();
        request.setMchid(merchant.open("mch_id"));
        request.setOutTradeNo(number);
        return jsapi.queryOrderByOutTradeNo(request);
    }

    void close(String number) {
        CloseOrderRequest request = new CloseOrderRequest();
        request.setMchid(merchant.open("mch_id"));
        request.setOutTradeNo(number);
        jsapi.closeOrder(request);
    }

    Refund refund(String number, String refundNumber, long amount, long total, String notifyUrl) {
        CreateRequest request = new CreateRequest();
        request.setOutTradeNo(number);
        request.setOutRefundNo(refundNumber);
        request.setNotifyUrl(notifyUrl);
        AmountReq money = new AmountReq();
        money.setRefund(amount);
        money.setTotal(total);
        money.setCurrency("CNY");
        request.setAmount(money);
        return refunds.create(request);
    }

    Refund queryRefund(String refundNumber) {
        QueryByOutRefundNoRequest request = new QueryByOutRefundNoRequest();
        request.setOutRefundNo(refundNumber);
        return refunds.queryByOutRefundNo(request);
    }

    /** Verified and opened by the library's own parser. */
    <T> T read(CallbackReceiver.Received callback, Class<T> type) {
        NotificationParser parser = new NotificationParser(new RSANotificationConfig.Builder()
                .apiV3Key(merchant.secret("api_v3_key"))
                .certificates(merchant.secret("wechat_certificate"))
                .build());
        RequestParam parameters = new RequestParam.Builder()
                .serialNumber(callback.header("Wechatpay-Serial"))
                .nonce(callback.header("Wechatpay-Nonce"))
                .timestamp(callback.header("Wechatpay-Timestamp"))
                .signature(callback.header("Wechatpay-Signature"))
                .signType(callback.header("Wechatpay-Signature-Type"))
                .body(callback.body())
                .build();
        return parser.parse(parameters, type);
    }
}
