package io.holdfast.account.authorization;

import io.holdfast.account.expiry.Expiring.Expired;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The authorizations there are, one a payment. The row is the barrier: whoever changes its state moves the money, once. */
public interface AuthorizationHolds {

    /** @return false if the payment has an authorization or a tombstone already */
    boolean add(AuthorizedFunds funds, Instant expiresAt, Instant at);

    /** @return false if the payment has an authorization or a tombstone already */
    boolean addTombstone(String paymentId, Instant at);

    /** @return false unless it was TRIED */
    boolean capture(String paymentId, Part part, Instant at);

    /** @return false unless it was in that state */
    boolean release(String paymentId, AuthorizationState from, Instant at);

    @Nullable
    StoredAuthorization find(String paymentId);

    /** Those still TRIED after their time, the longest expired first, after the given one. */
    List<Expired> expired(Instant now, @Nullable Expired after, int limit);
}
