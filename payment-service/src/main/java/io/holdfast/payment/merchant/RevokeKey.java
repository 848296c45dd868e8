package io.holdfast.payment.merchant;

import java.time.Clock;

/** Ends a key. It stops working here at once, and on every other instance within five seconds. */
public final class RevokeKey {

    private final ApiKeys keys;
    private final LiveKeys liveKeys;
    private final Clock clock;

    public RevokeKey(ApiKeys keys, LiveKeys liveKeys, Clock clock) {
        this.keys = keys;
        this.liveKeys = liveKeys;
        this.clock = clock;
    }

    /** False if the merchant has no such live key. */
    public boolean revoke(String merchantId, String keyId) {
        boolean revoked = keys.revoke(merchantId, keyId, clock.instant());
        liveKeys.forget(keyId);
        return revoked;
    }
}
