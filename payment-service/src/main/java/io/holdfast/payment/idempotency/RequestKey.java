package io.holdfast.payment.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * A request as its sender names it, and what it asks for.
 *
 * @param idempotencyKey 1 to 64 printable ASCII characters, chosen by the merchant
 * @param requestHash in hex, SHA-256 of what was asked: a repetition has the same
 */
public record RequestKey(String merchantId, String idempotencyKey, String requestHash) {

    /** The whole of it in 64 hexadecimal digits, for what is made by it. */
    public String fingerprint() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((idempotencyKey + '\n').getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(sha256.digest(hashBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public byte[] hashBytes() {
        return HexFormat.of().parseHex(requestHash);
    }
}
