package io.holdfast.account.authorization;

import org.jspecify.annotations.Nullable;

/**
 * What is known of one payment.
 *
 * @param funds null for a tombstone: released before it was placed
 * @param part what was captured, also if that was taken back since
 */
public record StoredAuthorization(
        @Nullable AuthorizedFunds funds,
        AuthorizationState state,
        @Nullable Part part) {}
