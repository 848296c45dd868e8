package io.holdfast.payment.channel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;

/** An RSA key and a certificate that it signed itself, for the address 127.0.0.1, valid for a day. */
public record TestCertificate(KeyPair keys, X509Certificate certificate) {

    private static final byte[] SHA256_WITH_RSA =
            sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), der(0x05));
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    public static TestCertificate of(String commonName, long serial) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair keys = generator.generateKeyPair();
            byte[] body = body(commonName, serial, keys);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(body);
            byte[] whole = sequence(body, SHA256_WITH_RSA, der(0x03, new byte[] {0}, signature.sign()));
            return new TestCertificate(keys, (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Upper-case hex. */
    public String serialNo() {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String privateKeyPem() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    private static byte[] body(String commonName, long serial, KeyPair keys) {
        byte[] name = sequence(der(
                0x31, sequence(oid(0x55, 0x04, 0x03), der(0x0c, commonName.getBytes(StandardCharsets.UTF_8)))));
        Instant now = Instant.now();
        byte[] validity = sequence(time(now.minusSeconds(3600)), time(now.plusSeconds(86_400)));
        byte[] address = sequence(der(0x87, new byte[] {127, 0, 0, 1}));
        byte[] alternatives = sequence(oid(0x55, 0x1d, 0x11), der(0x04, address));
        return sequence(
                der(0xa0, der(0x02, new byte[] {2})),
                der(0x02, BigInteger.valueOf(serial).toByteArray()),
                SHA256_WITH_RSA,
                name,
                validity,
                name,
                keys.getPublic().getEncoded(),
                der(0xa3, sequence(alternatives)));
    }

    private static byte[] time(Instant at) {
        return der(0x18, TIME.format(at).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] oid(int... bytes) {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return der(0x06, content);
    }

    private static byte[] sequence(byte[]... parts) {
        return der(0x30, parts);
    }

    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        if (content.size() < 128) {
            whole.write(content.size());
        } else if (content.size() < 256) {
            whole.write(0x81);
            whole.write(content.size());
        } else {
            whole.write(0x82);
            whole.write(content.size() >> 8);
            whole.write(content.size());
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
