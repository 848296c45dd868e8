package io.holdfast.payment.channel.paypal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.http.ChannelHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whose signatures are PayPal's: the merchant's settings name a certificate, or it is fetched from paypal.com. */
final class PayPalCertificates {

    private static final String SETTING = "webhook_certificate";
    private static final String PAYPAL = ".paypal.com";
    private static final Duration KEPT = Duration.ofHours(12);
    private static final long LIMIT = 100;
    private static final int OK = 200;

    private final ChannelHttp http;
    private final Cache<String, X509Certificate> fetched = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(LIMIT)
            .expireAfterWrite(KEPT)
            .build();

    PayPalCertificates(ChannelHttp http) {
        this.http = http;
    }

    /** @throws IllegalArgumentException if the settings name one that cannot be read; without its text */
    static void check(ChannelSettings settings) {
        String pem = settings.secret().get(SETTING);
        if (pem != null) {
            read(pem);
        }
    }

    /** @param url what the callback says; believed only if it leads to paypal.com, by TLS */
    X509Certificate of(ChannelSettings settings, @Nullable String url) throws IOException {
        String pem = settings.secret().get(SETTING);
        if (pem != null) {
            return read(pem);
        }
        if (url == null || !isPayPals(URI.create(url))) {
            throw new IOException("a certificate from elsewhere");
        }
        X509Certificate known = fetched.getIfPresent(url);
        if (known != null) {
            return known;
        }
        ChannelHttp.Answer answer =
                http.exchange(HttpRequest.newBuilder(URI.create(url)).build());
        if (answer.status() != OK) {
            throw new IOException("status " + answer.status());
        }
        X509Certificate certificate = read(answer.text());
        fetched.put(url, certificate);
        return certificate;
    }

    static boolean isPayPals(URI uri) {
        return "https".equals(uri.getScheme())
                && uri.getHost() != null
                && uri.getHost().endsWith(PAYPAL)
                && uri.getUserInfo() == null
                && uri.getPort() == -1;
    }

    private static X509Certificate read(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(SETTING + " is no certificate in PEM");
        }
    }
}
