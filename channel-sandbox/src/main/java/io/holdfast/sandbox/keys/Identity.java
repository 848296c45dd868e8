package io.holdfast.sandbox.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;

/** A key and the certificate that says whose it is. */
public record Identity(PrivateKey key, X509Certificate certificate, X509Certificate issuer) {

    /** Upper-case hexadecimal, as WeChat Pay writes serial numbers. */
    public String serial() {
        return certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT);
    }

    public String certificatePem() {
        try {
            return Pem.of("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public String keyPem() {
        return Pem.of("PRIVATE KEY", key.getEncoded());
    }

    public String keyBase64() {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    public KeyStore keyStore(String password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("identity", key, password.toCharArray(), new Certificate[] {certificate, issuer});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PKCS12 in Base64. */
    public String pkcs12(String password) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            keyStore(password).store(bytes, password.toCharArray());
            return Base64.getEncoder().encodeToString(bytes.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Identity[" + serial() + "]";
    }
}
