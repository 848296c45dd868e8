package io.holdfast.payment.secondfactor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Enrols wallets, and looks at the codes of their payers. */
public final class SecondFactors {

    /** RFC 4226, section 4: at least 128 bits, and 160 recommended. */
    private static final int SECRET_BYTES = 20;
    /** Clocks of phones are off: one step before and one after are taken as well (RFC 6238, section 5.2). */
    private static final int STEPS_AROUND = 1;

    private final Enrolments enrolments;
    private final Codes codes;
    private final Secrets secrets;
    private final Once once;
    private final int wrongCodes;
    private final Duration within;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Runs work in a transaction of its own. */
    @FunctionalInterface
    public interface Once {
        <T> T run(Supplier<T> work);
    }

    /** @param wrongCodes after how many wrong codes {@code within} that time a wallet is locked for as long */
    public SecondFactors(
            Enrolments enrolments,
            Codes codes,
            Secrets secrets,
            Once once,
            int wrongCodes,
            Duration within,
            Clock clock) {
        this.enrolments = enrolments;
        this.codes = codes;
        this.secrets = secrets;
        this.once = once;
        this.wrongCodes = wrongCodes;
        this.within = within;
        this.clock = clock;
    }

    /** Gives a wallet a new secret in Base32, told once; null if it has a confirmed one. */
    public @Nullable String begin(String merchantId, String accountId) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return enrolments.begin(accountId, merchantId, secrets.seal(accountId, secret), now())
                ? Base32.of(secret)
                : null;
    }

    /** Confirms a new secret by a code of it; {@link Guess.NotEnrolled} if there is none to confirm. */
    public Guess confirm(String accountId, String code) {
        return once.run(() -> {
            Enrolment enrolment = enrolments.lock(accountId);
            if (enrolment == null || enrolment.confirmed()) {
                return new Guess.NotEnrolled();
            }
            Guess guess = looked(enrolment, code);
            if (guess instanceof Guess.Right right) {
                enrolments.confirm(accountId, right.step(), now());
            }
            return guess;
        });
    }

    /** Whether the payer of a merchant's wallet can be asked for a code. Another merchant's wallet is nobody's to lock. */
    public boolean isEnrolled(String merchantId, String accountId) {
        return enrolments.isConfirmed(merchantId, accountId);
    }

    /** Looks at a code, and counts it if it is wrong. A right one is taken by {@link #take}. */
    public Guess guess(String accountId, String code) {
        return once.run(() -> {
            Enrolment enrolment = enrolments.lock(accountId);
            return enrolment == null || !enrolment.confirmed() ? new Guess.NotEnrolled() : looked(enrolment, code);
        });
    }

    /** Takes a right code, within the caller's transaction; false if it was taken before. */
    public boolean take(String accountId, long step) {
        return enrolments.take(accountId, step);
    }

    public boolean remove(String accountId) {
        return enrolments.remove(accountId);
    }

    private Guess looked(Enrolment enrolment, String code) {
        Instant now = now();
        Instant lockedUntil = enrolment.lockedUntil();
        if (lockedUntil != null && lockedUntil.isAfter(now)) {
            return new Guess.Locked();
        }
        byte[] secret = secrets.open(enrolment.accountId(), enrolment.sealed());
        long current = Math.floorDiv(now.getEpochSecond(), (long) Codes.STEP_SECONDS);
        Guess guess = null;
        for (long step = current - STEPS_AROUND; step <= current + STEPS_AROUND; step++) {
            if (isSame(codes.at(secret, step), code)) {
                // A code that was taken before is no guess of a stranger's, and is not counted.
                guess = step > enrolment.lastStep() ? new Guess.Right(step) : new Guess.Wrong();
            }
        }
        return guess == null ? wrong(enrolment, now) : guess;
    }

    private Guess wrong(Enrolment enrolment, Instant now) {
        Instant since = enrolment.wrongSince();
        boolean again = since != null && since.plus(within).isAfter(now) && enrolment.lockedUntil() == null;
        int counted = again ? enrolment.wrongCodes() + 1 : 1;
        enrolments.wrong(
                enrolment.accountId(),
                counted,
                again && since != null ? since : now,
                counted >= wrongCodes ? now.plus(within) : null);
        return new Guess.Wrong();
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
