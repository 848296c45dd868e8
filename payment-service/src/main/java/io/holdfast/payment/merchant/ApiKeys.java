package io.holdfast.payment.merchant;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where API keys are kept. */
public interface ApiKeys {

    /** A merchant has at most this many keys that work, so that one can be replaced while the other is in use. */
    int LIVE_KEYS_LIMIT = 2;

    enum Added {
        ADDED,
        MERCHANT_NOT_FOUND,
        TOO_MANY_LIVE_KEYS
    }

    Added add(SealedKey key);

    /** False if the merchant has no such live key. */
    boolean revoke(String merchantId, String keyId, Instant at);

    /** Null if there is none, or it was revoked. */
    @Nullable
    SealedKey findLive(String keyId);

    /** The latest revocations, newest first. */
    List<Revocation> latestRevocations(int limit);

    /** @param revocationId grows with each revocation; two at once may become visible out of order */
    record Revocation(long revocationId, String keyId) {}
}
