package io.holdfast.payment.channel.paypal;

import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.ChannelSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.zip.CRC32;

/** RSA with SHA-256 over {@code transmissionId|time|webhookId|crc32(body)} (PayPal, verifying webhooks by oneself). */
final class PayPalSignature {

    private static final String ALGORITHM = "SHA256withRSA";

    private final PayPalCertificates certificates;

    PayPalSignature(PayPalCertificates certificates) {
        this.certificates = certificates;
    }

    boolean isGenuine(ChannelSettings settings, Callback callback) {
        String id = callback.header("paypal-transmission-id");
        String time = callback.header("paypal-transmission-time");
        String sign = callback.header("paypal-transmission-sig");
        String algorithm = callback.header("paypal-auth-algo");
        if (id == null || time == null || sign == null || (algorithm != null && !ALGORITHM.equals(algorithm))) {
            return false;
        }
        CRC32 crc = new CRC32();
        crc.update(callback.body());
        String text = id + "|" + time + "|" + settings.open("webhook_id") + "|" + crc.getValue();
        try {
            X509Certificate certificate = certificates.of(settings, callback.header("paypal-cert-url"));
            certificate.checkValidity();
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(certificate.getPublicKey());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(sign));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
