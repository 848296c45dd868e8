package io.holdfast.payment.channel.wechat;

import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentMethod;
import io.holdfast.payment.channel.FakeChannelServer;
import io.holdfast.payment.channel.PayerAction;
import io.holdfast.payment.channel.PaymentChannel;
import io.holdfast.payment.channel.PaymentChannelContract;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The contract, for each version and way to pay below. */
abstract class WechatContract extends PaymentChannelContract {

    private static final WechatChannel CHANNEL =
            new WechatChannel(Clock.systemUTC(), Duration.ofSeconds(1), Duration.ofMillis(800));

    private final String apiVersion;
    private final String signType;
    private final PaymentMethod method;

    WechatContract(String apiVersion, String signType, PaymentMethod method) {
        this.apiVersion = apiVersion;
        this.signType = signType;
        this.method = method;
    }

    @Override
    protected PaymentChannel channel() {
        return CHANNEL;
    }

    @Override
    protected FakeChannelServer newServer() {
        return new FakeWechat(apiVersion, signType);
    }

    @Override
    protected PaymentMethod method() {
        return method;
    }

    @Override
    protected Map<String, String> payer() {
        return Map.of("openid", FakeWechat.OPENID, "auth_code", FakeWechat.CODE_THAT_WAITS, "client_ip", "192.0.2.7");
    }

    @Override
    protected PayerAction.Kind action() {
        return switch (method) {
            case WECHAT_JSAPI -> PayerAction.Kind.CALL_JSAPI;
            case WECHAT_NATIVE -> PayerAction.Kind.SHOW_QR;
            case WECHAT_CODE -> PayerAction.Kind.WAIT;
            case WALLET, ALIPAY_PAGE, ALIPAY_WAP, ALIPAY_CODE, PAYPAL, CARD ->
                throw new IllegalStateException(method.name());
        };
    }

    @Override
    protected Set<String> requiredKeys() {
        return apiVersion.equals("v3")
                ? Set.of(
                        "api_version",
                        "mch_id",
                        "app_id",
                        "serial_no",
                        "wechat_serial_no",
                        "api_v3_key",
                        "private_key",
                        "wechat_certificate")
                : Set.of("api_version", "mch_id", "app_id", "api_v2_key", "client_pkcs12", "secapi_endpoint");
    }

    @Override
    protected Money unsupported() {
        return Money.of(1234, CurrencyCode.HKD);
    }

    @Override
    protected boolean callbacksGrowStale() {
        return apiVersion.equals("v3");
    }

    @Override
    protected List<String> signedHeaders() {
        return apiVersion.equals("v3")
                ? List.of("wechatpay-timestamp", "wechatpay-nonce", "wechatpay-serial", "wechatpay-signature")
                : List.of();
    }
}
