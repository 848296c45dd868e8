package io.holdfast.payment.idempotency;

import java.util.HexFormat;

/**
 * A request as its sender names it, and what it asks for.
 *
 * @param idempotencyKey 1 to 64 printable ASCII characters, chosen by the merchant
 * @param requestHash in hex, SHA-256 of what was asked: a repetition has the same
 */
public record RequestKey(String merchantId, String idempotencyKey, String requestHash) {

    public byte[] hashBytes() {
        return HexFormat.of().parseHex(requestHash);
    }
}
