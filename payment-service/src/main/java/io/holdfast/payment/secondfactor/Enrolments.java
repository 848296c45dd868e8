package io.holdfast.payment.secondfactor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Second factors as stored. Writes take part in the caller's transaction if there is one. */
public interface Enrolments {

    /** Stores a secret that is not confirmed, in place of another such; false if the wallet has a confirmed one. */
    boolean begin(String accountId, String merchantId, byte[] sealed, Instant now);

    /** Whether the merchant's wallet has a confirmed one. */
    boolean isConfirmed(String merchantId, String accountId);

    /** The wallet's, locked until the caller's transaction ends: codes are looked at one by one. */
    @Nullable
    Enrolment lock(String accountId);

    /** Takes a code; false if it, or a later one, was taken before. The wrong ones before it are forgotten. */
    boolean take(String accountId, long step);

    /** Takes the first code, which confirms the secret. */
    boolean confirm(String accountId, long step, Instant now);

    void wrong(String accountId, int wrongCodes, Instant wrongSince, @Nullable Instant lockedUntil);

    boolean remove(String accountId);
}
