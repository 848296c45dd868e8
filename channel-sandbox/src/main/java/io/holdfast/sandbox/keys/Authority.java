package io.holdfast.sandbox.keys;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** The sandbox's own certificate authority. It lives as long as the process. */
public final class Authority {

    private static final Duration VALID = Duration.ofDays(5 * 365);
    private static final X500Name NAME = new X500Name("CN=Holdfast Sandbox Root CA, O=Holdfast Sandbox, C=CN");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Clock clock;
    private final int bits;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** @param bits of every RSA key: 2048, as the channels have */
    public Authority(Clock clock, int bits) {
        this.clock = clock;
        this.bits = bits;
        keys = Rsa.generate(2048);
        certificate = certificate(NAME, keys, new BasicConstraints(true), null);
    }

    /** @param commonName letters, digits, dots and blanks */
    public Identity issue(String commonName) {
        KeyPair subject = Rsa.generate(bits);
        return new Identity(
                subject.getPrivate(),
                certificate(named(commonName), subject, new BasicConstraints(false), null),
                certificate);
    }

    /** For a server on this machine. */
    public Identity issueForLoopback() {
        KeyPair subject = Rsa.generate(2048);
        GeneralNames names = new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.dNSName, "localhost"), new GeneralName(GeneralName.iPAddress, "127.0.0.1")
        });
        X509Certificate issued = certificate(named("localhost"), subject, new BasicConstraints(false), names);
        return new Identity(subject.getPrivate(), issued, certificate);
    }

    /** Trusts what this authority issued, and nothing else. */
    public KeyStore trust() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", certificate);
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X500Name named(String commonName) {
        return new X500Name("CN=" + commonName + ", O=Holdfast Sandbox, C=CN");
    }

    private X509Certificate certificate(
            X500Name subject, KeyPair subjectKeys, BasicConstraints constraints, @Nullable GeneralNames names) {
        Instant now = clock.instant();
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(159, RANDOM).setBit(158),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(VALID)),
                subject,
                subjectKeys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, constraints);
            if (names != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, names);
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
        } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
