package io.holdfast.payment.idempotency;

import java.time.Instant;

/** The nonces seen. They are shared by all instances and survive restarts. */
public interface Nonces {

    /**
     * Spends a nonce, within the caller's transaction if there is one.
     *
     * @throws NonceSpentException if it was spent before
     */
    void spend(Nonce nonce);

    /** Forgets at most {@code limit} nonces seen before an instant; answers how many. */
    int forgetSeenBefore(Instant instant, int limit);
}
