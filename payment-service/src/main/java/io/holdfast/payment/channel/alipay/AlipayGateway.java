package io.holdfast.payment.channel.alipay;

import com.alipay.api.AlipayApiException;
import com.alipay.api.AlipayConfig;
import com.alipay.api.AlipayRequest;
import com.alipay.api.AlipayResponse;
import com.alipay.api.DefaultAlipayClient;
import com.alipay.api.internal.util.AlipayLogger;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.http.ChannelHttp;
import java.io.IOException;
import java.time.Duration;

/** The SDK's clients, one for each version of a merchant's settings, and what is believed of their answers. */
final class AlipayGateway {

    private static final long CLIENTS_LIMIT = 10_000;
    private static final Duration UNUSED_KEPT = Duration.ofHours(1);

    private final ChannelHttp http;
    private final Cache<String, DefaultAlipayClient> clients = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(CLIENTS_LIMIT)
            .expireAfterAccess(UNUSED_KEPT)
            .build();

    static {
        // It writes whole requests, a payer's code among them, and whole answers.
        AlipayLogger.setNeedEnableLogger(false);
    }

    AlipayGateway(ChannelHttp http) {
        this.http = http;
    }

    /** A link that a browser follows, signed here; nobody is asked. */
    String link(ChannelSettings settings, AlipayRequest<?> request) {
        try {
            return client(settings).pageExecute(request, "GET").getBody();
        } catch (AlipayApiException | RuntimeException e) {
            // The SDK's messages may quote the key.
            throw new IllegalArgumentException("private_key cannot sign (" + kind(e) + ")");
        }
    }

    /**
     * The answer, under Alipay's signature.
     *
     * @throws IOException if there is none, or none to be believed
     */
    <T extends AlipayResponse> T ask(ChannelSettings settings, AlipayRequest<T> request) throws IOException {
        T response;
        try {
            response = client(settings).execute(request);
        } catch (AlipayApiException | RuntimeException e) {
            // The SDK's messages quote requests and answers: no more of them than their kind.
            throw new IOException("no answer to believe (" + kind(e) + ")");
        }
        if (response == null || response.getCode() == null) {
            throw new IOException("an answer without a code");
        }
        return response;
    }

    private static String kind(Exception e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }

    private DefaultAlipayClient client(ChannelSettings settings) {
        return clients.get(
                settings.merchantId() + "/" + settings.version() + "/" + settings.endpoint(), key -> made(settings));
    }

    private DefaultAlipayClient made(ChannelSettings settings) {
        AlipayConfig config = new AlipayConfig();
        config.setServerUrl(settings.endpoint() + "/gateway.do");
        config.setAppId(settings.open("app_id"));
        config.setFormat("json");
        config.setCharset("utf-8");
        config.setSignType("RSA2");
        config.setPrivateKey(settings.secret("private_key"));
        config.setAlipayPublicKey(settings.secret("alipay_public_key"));
        config.setCustomizedHttpClient(new AlipayHttp(http));
        try {
            return new DefaultAlipayClient(config);
        } catch (AlipayApiException e) {
            throw new IllegalArgumentException("the settings make no Alipay client (" + kind(e) + ")");
        }
    }
}
