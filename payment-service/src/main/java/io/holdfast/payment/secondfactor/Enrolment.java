package io.holdfast.payment.secondfactor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wallet's second factor as stored.
 *
 * @param sealed the secret, sealed for the wallet; whoever holds it does not change it
 * @param confirmed whether its payer has shown a code of it
 * @param lastStep of the code that was taken last; codes up to it are used up
 * @param wrongCodes since {@code wrongSince}
 * @param lockedUntil until then no code is looked at; null if it is not locked
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Enrolment(
        String accountId,
        String merchantId,
        byte[] sealed,
        boolean confirmed,
        long lastStep,
        int wrongCodes,
        @Nullable Instant wrongSince,
        @Nullable Instant lockedUntil) {}
