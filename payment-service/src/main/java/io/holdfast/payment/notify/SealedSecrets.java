package io.holdfast.payment.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint's secrets as they are stored.
 *
 * @param previous the one before {@code current}, which signs too until {@code previousUntil}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SealedSecrets(
        byte[] current,
        byte @Nullable [] previous,
        @Nullable Instant previousUntil) {}
