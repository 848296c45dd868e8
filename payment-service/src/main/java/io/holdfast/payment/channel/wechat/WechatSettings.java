package io.holdfast.payment.channel.wechat;

import com.wechat.pay.java.core.util.PemUtil;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.http.Loopback;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** A merchant's settings, key by key. Every fault is a {@link BrokenSettings}. */
final class WechatSettings {

    private static final int API_V3_KEY_BYTES = 32;

    private final ChannelSettings settings;

    WechatSettings(ChannelSettings settings) {
        this.settings = settings;
    }

    String mchId() {
        return open("mch_id");
    }

    String appId() {
        return open("app_id");
    }

    URI endpoint() {
        return base(settings.endpoint().toString(), "endpoint");
    }

    URI secureEndpoint() {
        return base(open("secapi_endpoint"), "secapi_endpoint");
    }

    String callbackUrl() {
        return settings.callbackUrl().toString();
    }

    V2Signature v2Signature() {
        String key = secret("api_v2_key");
        return switch (settings.open().getOrDefault("sign_type", "MD5")) {
            case "MD5" -> V2Signature.md5(key);
            case "HMAC-SHA256" -> V2Signature.hmacSha256(key);
            default -> throw new BrokenSettings("sign_type is neither MD5 nor HMAC-SHA256");
        };
    }

    /** For req_info, which is sealed with it whatever the sign type. */
    String v2Key() {
        return secret("api_v2_key");
    }

    byte[] v3Key() {
        byte[] key = secret("api_v3_key").getBytes(StandardCharsets.UTF_8);
        if (key.length != API_V3_KEY_BYTES) {
            throw new BrokenSettings("api_v3_key is not " + API_V3_KEY_BYTES + " bytes long");
        }
        return key;
    }

    /** The serial number of the merchant's certificate. */
    String serialNo() {
        return open("serial_no");
    }

    String privateKeyPem() {
        String pem = secret("private_key");
        try {
            PemUtil.loadPrivateKeyFromString(pem);
        } catch (RuntimeException e) {
            // Without the cause, which quotes the key.
            throw new BrokenSettings("private_key is not a PKCS#8 key in PEM");
        }
        return pem;
    }

    String wechatCertificatePem() {
        String pem = secret("wechat_certificate");
        Collection<X509Certificate> certificates = certificates(pem, "wechat_certificate");
        BigInteger serial = certificates.iterator().next().getSerialNumber();
        if (!serial.equals(serial(open("wechat_serial_no")))) {
            throw new BrokenSettings("wechat_serial_no is not the serial number of wechat_certificate");
        }
        return pem;
    }

    /** The merchant's certificate and key for mutual TLS; its password is {@link #mchId()}. */
    byte[] clientPkcs12() {
        try {
            return Base64.getMimeDecoder().decode(secret("client_pkcs12"));
        } catch (IllegalArgumentException e) {
            throw new BrokenSettings("client_pkcs12 is missing or not Base64");
        }
    }

    /** Whom to trust as WeChat Pay's server; null for the platform's usual authorities. */
    @Nullable
    Collection<X509Certificate> tlsTrust() {
        String pem = settings.secret().get("tls_trust");
        return pem == null || pem.isBlank() ? null : certificates(pem, "tls_trust");
    }

    private static @Nullable BigInteger serial(String hex) {
        try {
            return new BigInteger(hex, 16);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    @SuppressWarnings("unchecked")
    private static Collection<X509Certificate> certificates(String pem, String key) {
        try {
            Collection<X509Certificate> certificates =
                    (Collection<X509Certificate>) CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (CertificateException e) {
            // Refused below: a PEM without certificates and one that is no PEM are the same fault.
        }
        throw new BrokenSettings(key + " is not a certificate in PEM");
    }

    /** Signatures cover the path, so the channel must stand at the root of its host. */
    private static URI base(String text, String key) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new BrokenSettings(key + " is not a URL");
        }
        // Money is asked back there: in the clear on this machine only, from a sandbox.
        boolean safe = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && Loopback.isAt(uri));
        if (!safe || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new BrokenSettings(key + " is not an https address, or an http one of this machine");
        }
        if (!uri.getRawPath().matches("/?") || uri.getRawQuery() != null) {
            throw new BrokenSettings(key + " is not an address without a path");
        }
        return URI.create(uri.getScheme() + "://" + uri.getRawAuthority());
    }

    private String open(String key) {
        return required(settings.open().get(key), key);
    }

    private String secret(String key) {
        return required(settings.secret().get(key), key);
    }

    private static String required(@Nullable String value, String key) {
        if (value == null || value.isBlank()) {
            throw new BrokenSettings(key + " is not set");
        }
        return value.strip();
    }
}
