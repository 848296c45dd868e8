package io.holdfast.sandbox.wechat;

import io.holdfast.sandbox.keys.Authority;
import io.holdfast.sandbox.keys.Identity;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.merchant.Agreement;
import io.holdfast.sandbox.merchant.Application;
import io.holdfast.sandbox.merchant.SignUp;
import io.holdfast.sandbox.trade.Channel;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/** WeChat Pay's merchants. */
public final class WechatMerchants implements SignUp {

    private final Authority authority;
    private final Identity tlsServer;
    private final IntSupplier tlsPort;
    private final Map<String, WechatMerchant> byId = new ConcurrentHashMap<>();

    /** @param tlsPort of version 2's refunds, known once it listens */
    public WechatMerchants(Authority authority, Identity tlsServer, IntSupplier tlsPort) {
        this.authority = authority;
        this.tlsServer = tlsServer;
        this.tlsPort = tlsPort;
    }

    @Override
    public Channel channel() {
        return Channel.WECHAT;
    }

    @Override
    public Agreement signUp(Application application) {
        String mchId = "16" + Tokens.digits(8);
        WechatMerchant merchant = new WechatMerchant(
                mchId,
                "wx" + Tokens.alphanumeric(16).toLowerCase(Locale.ROOT),
                Tokens.secret(32),
                Tokens.secret(32),
                authority.issue(mchId),
                authority.issue("WeChat Pay platform of the sandbox"));
        byId.put(mchId, merchant);
        return agreement(merchant, application.apiVersion().isEmpty() ? "v3" : application.apiVersion());
    }

    private Agreement agreement(WechatMerchant merchant, String apiVersion) {
        Map<String, String> open = Map.of(
                "api_version", apiVersion,
                "mch_id", merchant.mchId(),
                "app_id", merchant.appId(),
                "serial_no", merchant.certificate().serial(),
                "wechat_serial_no", merchant.platform().serial(),
                "sign_type", "HMAC-SHA256",
                "secapi_endpoint", "https://127.0.0.1:" + tlsPort.getAsInt());
        Map<String, String> secret = Map.of(
                "api_v3_key", merchant.apiV3Key(),
                "api_v2_key", merchant.apiV2Key(),
                "private_key", merchant.certificate().keyPem(),
                "wechat_certificate", merchant.platform().certificatePem(),
                "client_pkcs12", merchant.certificate().pkcs12(merchant.mchId()),
                "tls_trust", tlsServer.certificatePem());
        return new Agreement(merchant.mchId(), open, secret);
    }

    public Optional<WechatMerchant> find(String mchId) {
        return Optional.ofNullable(byId.get(mchId));
    }
}
