package io.holdfast.payment.merchant;

/** A key that works, with its secret: for the signature check alone. */
public record LiveKey(String keyId, String merchantId, String secret) {

    /** Without the secret, so that it never reaches a log. */
    @Override
    public String toString() {
        return "LiveKey[keyId=" + keyId + ", merchantId=" + merchantId + "]";
    }
}
