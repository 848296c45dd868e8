package io.holdfast.contract.payment;

import java.io.Serializable;

/**
 * A new key of a merchant, with its secret: shown this once, never again.
 */
public record ApiKey(String keyId, String secret) implements Serializable {

    /** Without the secret, so that it never reaches a log. */
    @Override
    public String toString() {
        return "ApiKey[keyId=" + keyId + "]";
    }
}
