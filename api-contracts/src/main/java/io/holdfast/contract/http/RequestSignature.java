package io.holdfast.contract.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a merchant's request: HMAC-SHA256, in lower-case hex, over
 * {@code METHOD\nPATH\nQUERY\nTIMESTAMP\nNONCE\nSHA256hex(body)\n}. The query is sorted by its encoded pairs and empty
 * if there is none; the body of a request without one is empty.
 */
public final class RequestSignature {

    public static final String KEY_HEADER = "Holdfast-Key";
    /** Seconds since the epoch, at most 300 away from the server's clock. */
    public static final String TIMESTAMP_HEADER = "Holdfast-Timestamp";
    /** 8 to 64 characters of {@code A-Z a-z 0-9 - _}, never used twice with the same key. */
    public static final String NONCE_HEADER = "Holdfast-Nonce";

    public static final String SIGNATURE_HEADER = "Holdfast-Signature";

    private static final String HMAC = "HmacSHA256";

    private RequestSignature() {}

    /**
     * @param path the path as sent, still encoded, without the query
     * @param query the query as sent, still encoded, or empty
     */
    public static String of(
            String secret, String method, String path, String query, long timestamp, String nonce, byte[] body) {
        String text = method
                + '\n'
                + path
                + '\n'
                + sorted(query)
                + '\n'
                + timestamp
                + '\n'
                + nonce
                + '\n'
                + HexFormat.of().formatHex(sha256(body))
                + '\n';
        return HexFormat.of().formatHex(hmac(secret, text));
    }

    private static String sorted(String query) {
        if (query.indexOf('&') < 0) {
            return query;
        }
        String[] pairs = query.split("&", -1);
        Arrays.sort(pairs);
        return String.join("&", pairs);
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
