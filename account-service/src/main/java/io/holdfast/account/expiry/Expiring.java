package io.holdfast.account.expiry;

import io.holdfast.contract.branch.Resolution;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Money set aside for payments until a time, one piece a payment. */
public interface Expiring {

    /**
     * Longest expired first: by time, then by payment.
     *
     * @param paymentId whose money it is
     */
    record Expired(String paymentId, Instant expiresAt) {}

    /** What is still set aside after its time, after the given one. */
    List<Expired> expired(Instant now, @Nullable Expired after, int limit);

    /**
     * Finishes it so.
     *
     * @return false if it is left as it is
     */
    boolean resolve(String paymentId, Resolution resolution);
}
