package io.holdfast.sandbox.paypal;

import io.holdfast.sandbox.keys.Authority;
import io.holdfast.sandbox.keys.Tokens;
import io.holdfast.sandbox.merchant.Agreement;
import io.holdfast.sandbox.merchant.Application;
import io.holdfast.sandbox.merchant.SignUp;
import io.holdfast.sandbox.trade.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** PayPal's merchants, and who of them is logged in. */
public final class PaypalMerchants implements SignUp {

    public static final Duration TOKEN_LIVES = Duration.ofHours(9);

    private record Login(PaypalMerchant merchant, Instant until) {}

    private final Authority authority;
    private final Clock clock;
    private final Map<String, PaypalMerchant> byClientId = new ConcurrentHashMap<>();
    private final Map<String, PaypalMerchant> bySerial = new ConcurrentHashMap<>();
    private final Map<String, Login> byToken = new ConcurrentHashMap<>();

    public PaypalMerchants(Authority authority, Clock clock) {
        this.authority = authority;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.PAYPAL;
    }

    @Override
    public Agreement signUp(Application application) {
        PaypalMerchant merchant = new PaypalMerchant(
                "A" + Tokens.secret(79),
                "E" + Tokens.secret(79),
                Tokens.capitals(13),
                Tokens.capitals(17),
                application.callbackUrl(),
                authority.issue("messageverificationcerts.paypal.sandbox"));
        byClientId.put(merchant.clientId(), merchant);
        bySerial.put(merchant.signer().serial(), merchant);
        return new Agreement(
                merchant.clientId(),
                Map.of(
                        "client_id", merchant.clientId(),
                        "webhook_id", merchant.webhookId(),
                        "merchant_id", merchant.payeeId()),
                Map.of(
                        "client_secret", merchant.clientSecret(),
                        "webhook_certificate", merchant.signer().certificatePem()));
    }

    public Optional<PaypalMerchant> find(String clientId) {
        return Optional.ofNullable(byClientId.get(clientId));
    }

    /** @param serial of the certificate under which webhooks to this merchant are signed */
    public Optional<PaypalMerchant> withSigner(String serial) {
        return Optional.ofNullable(bySerial.get(serial));
    }

    /** A fresh token. Those that are over are forgotten. */
    public String logIn(PaypalMerchant merchant) {
        Instant now = clock.instant();
        byToken.values().removeIf(login -> now.isAfter(login.until()));
        String token = "A21AA" + Tokens.secret(92);
        byToken.put(token, new Login(merchant, now.plus(TOKEN_LIVES)));
        return token;
    }

    public Optional<PaypalMerchant> withToken(String token) {
        return Optional.ofNullable(byToken.get(token))
                .filter(login -> clock.instant().isBefore(login.until()))
                .map(Login::merchant);
    }
}
