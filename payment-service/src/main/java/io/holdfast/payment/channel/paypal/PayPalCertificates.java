package io.holdfast.payment.channel.paypal;

import io.holdfast.payment.channel.ChannelSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whose signatures are PayPal's: the merchant's settings name a certificate, or it is fetched from PayPal's own API. */
final class PayPalCertificates {

    private static final String SETTING = "webhook_certificate";
    private static final Pattern PATH = Pattern.compile("/v1/notifications/certs/[A-Za-z0-9_\\-]{1,128}");
    private static final Set<String> LIVE = Set.of("api.paypal.com", "api-m.paypal.com");
    private static final Set<String> SANDBOX = Set.of("api.sandbox.paypal.com", "api-m.sandbox.paypal.com");

    private final FetchedCertificates fetched;

    PayPalCertificates(FetchedCertificates fetched) {
        this.fetched = fetched;
    }

    /** @throws IllegalArgumentException if the settings name one that cannot be read; without its text */
    static void check(ChannelSettings settings) {
        String pem = settings.secret().get(SETTING);
        if (pem != null) {
            read(pem);
        }
    }

    /** @param url what the callback says; believed only if it leads to the API that the merchant's settings name, by TLS */
    X509Certificate of(ChannelSettings settings, @Nullable String url) throws IOException {
        String pem = settings.secret().get(SETTING);
        if (pem != null) {
            return read(pem);
        }
        if (url == null || !isPayPals(settings.endpoint(), URI.create(url))) {
            throw new IOException("a certificate from elsewhere");
        }
        return fetched.at(URI.create(url));
    }

    static boolean isPayPals(URI endpoint, URI uri) {
        return "https".equals(uri.getScheme())
                && hosts(endpoint).contains(String.valueOf(uri.getHost()))
                && uri.getRawUserInfo() == null
                && uri.getPort() == -1
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && PATH.matcher(uri.getRawPath()).matches();
    }

    /** A sandbox of another maker's has none: its certificate stands in the settings. */
    private static Set<String> hosts(URI endpoint) {
        String host = String.valueOf(endpoint.getHost());
        if (LIVE.contains(host)) {
            return LIVE;
        }
        return SANDBOX.contains(host) ? SANDBOX : Set.of();
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
