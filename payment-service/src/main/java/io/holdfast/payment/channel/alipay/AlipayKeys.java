package io.holdfast.payment.channel.alipay;

import io.holdfast.payment.channel.ChannelSettings;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The two keys of an agreement: ours to sign with, Alipay's to verify with. */
final class AlipayKeys {

    private AlipayKeys() {}

    /** @throws IllegalArgumentException if there is none or it cannot be read; without its text */
    static PrivateKey privateKey(ChannelSettings settings) {
        try {
            return rsa().generatePrivate(new PKCS8EncodedKeySpec(bytes(settings.secret("private_key"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("private_key is not a PKCS#8 RSA key in Base64");
        }
    }

    /** @throws IllegalArgumentException if there is none or it cannot be read */
    static PublicKey publicKey(ChannelSettings settings) {
        try {
            return rsa().generatePublic(new X509EncodedKeySpec(bytes(settings.secret("alipay_public_key"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("alipay_public_key is not an X.509 RSA key in Base64");
        }
    }

    private static KeyFactory rsa() throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA");
    }

    private static byte[] bytes(String base64) throws GeneralSecurityException {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not Base64");
        }
    }
}
