package io.holdfast.sandbox.alipay;

import io.holdfast.sandbox.keys.Rsa;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.merchant.Agreement;
import io.holdfast.sandbox.merchant.Application;
import io.holdfast.sandbox.merchant.SignUp;
import io.holdfast.sandbox.trade.Channel;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Alipay's merchants. */
public final class AlipayMerchants implements SignUp {

    private final int keyBits;
    private final Map<String, AlipayMerchant> byAppId = new ConcurrentHashMap<>();

    public AlipayMerchants(int keyBits) {
        this.keyBits = keyBits;
    }

    @Override
    public Channel channel() {
        return Channel.ALIPAY;
    }

    @Override
    public Agreement signUp(Application application) {
        AlipayMerchant merchant = new AlipayMerchant(
                "2021" + Tokens.digits(12), "2088" + Tokens.digits(12), Rsa.generate(keyBits), Rsa.generate(keyBits));
        byAppId.put(merchant.appId(), merchant);
        return new Agreement(
                merchant.appId(),
                Map.of("app_id", merchant.appId(), "seller_id", merchant.sellerId()),
                Map.of(
                        "private_key", base64(merchant.keys().getPrivate().getEncoded()),
                        "alipay_public_key",
                                base64(merchant.alipayKeys().getPublic().getEncoded())));
    }

    private static String base64(byte[] der) {
        return Base64.getEncoder().encodeToString(der);
    }

    public Optional<AlipayMerchant> find(String appId) {
        return Optional.ofNullable(byAppId.get(appId));
    }
}
