package io.holdfast.payment.channel.paypal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Certificates as they are served: the one that signs, then those that vouch for it, up to an authority that we trust. */
final class CertificateChain {

    private final Set<TrustAnchor> trusted;

    CertificateChain(Set<TrustAnchor> trusted) {
        this.trusted = trusted;
    }

    /** The authorities that the Java platform trusts. */
    static CertificateChain ofThePlatform() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return new CertificateChain(Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .flatMap(each -> Arrays.stream(((X509TrustManager) each).getAcceptedIssuers()))
                    .map(each -> new TrustAnchor(each, null))
                    .collect(Collectors.toSet()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java platform without authorities", e);
        }
    }

    /**
     * The one that signs.
     *
     * @throws IOException if there is none, or nobody trusted vouches for a chain. Alone, it is vouched for by TLS, by which
     *     it came from PayPal
     */
    X509Certificate first(byte[] pem) throws IOException {
        try {
            CertificateFactory x509 = CertificateFactory.getInstance("X.509");
            List<X509Certificate> served = x509.generateCertificates(new ByteArrayInputStream(pem)).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (served.isEmpty()) {
                throw new IOException("an answer without a certificate");
            }
            if (served.size() > 1) {
                PKIXParameters parameters = new PKIXParameters(trusted);
                parameters.setRevocationEnabled(false);
                CertPathValidator.getInstance("PKIX").validate(x509.generateCertPath(served), parameters);
            }
            return served.get(0);
        } catch (GeneralSecurityException e) {
            throw new IOException("a certificate for which nobody trusted vouches", e);
        }
    }
}
