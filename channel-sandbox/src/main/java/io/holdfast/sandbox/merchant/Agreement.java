package io.holdfast.sandbox.merchant;

import java.util.Map;

/**
 * What a channel hands over.
 *
 * @param id the merchant's number at the channel
 * @param open what anybody may see
 * @param secret keys and certificates
 */
public record Agreement(String id, Map<String, String> open, Map<String, String> secret) {

    public Agreement {
        open = Map.copyOf(open);
        secret = Map.copyOf(secret);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Agreement[" + id + "]";
    }
}
