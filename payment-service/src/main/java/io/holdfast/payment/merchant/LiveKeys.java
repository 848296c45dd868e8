package io.holdfast.payment.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys that work, kept in memory so that a signature costs no query. Once a second the latest revocations are read and
 * dropped from memory; when that could not be done for a while, memory is not believed and each key is read from the
 * database.
 */
public final class LiveKeys {

    private static final Pattern KEY_ID = Pattern.compile("key_[0-9a-z]{26}");
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(10);
    private static final long KEPT_LIMIT = 50_000;
    /** A key issued a moment ago may have been asked for before it was there. */
    private static final Duration UNKNOWN_KEPT = Duration.ofSeconds(1);

    private static final long UNKNOWN_LIMIT = 10_000;
    /** Read at each look; more than these since the last look, and the whole memory is dropped. */
    private static final int REVOCATIONS_READ = 100;

    private final ApiKeys keys;
    private final SecretSeal seal;
    private final Ticker ticker;
    private final long believedNanos;
    private final Cache<String, LiveKey> live;
    private final Cache<String, Boolean> unknown;

    /** As of {@code lookedAt}, no key in memory was revoked, except by revocations that a look must still find. */
    private volatile Look look;

    private record Look(long lookedAt, OptionalLong newest) {}

    /** @param believed how long after a successful look memory is believed; far below the five seconds promised */
    public LiveKeys(ApiKeys keys, SecretSeal seal, Duration believed, Ticker ticker) {
        this.keys = keys;
        this.seal = seal;
        this.ticker = ticker;
        this.believedNanos = believed.toNanos();
        this.live = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfterAccess(KEPT_UNUSED)
                .maximumSize(KEPT_LIMIT)
                .build();
        this.unknown = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfterWrite(UNKNOWN_KEPT)
                .maximumSize(UNKNOWN_LIMIT)
                .build();
        this.look = new Look(ticker.read() - believedNanos, OptionalLong.empty());
    }

    /** Null if there is no such key, or it was revoked. */
    public @Nullable LiveKey find(String keyId) {
        if (!KEY_ID.matcher(keyId).matches() || unknown.getIfPresent(keyId) != null) {
            return null;
        }
        boolean believed = ticker.read() - look.lookedAt() < believedNanos;
        LiveKey known = believed ? live.getIfPresent(keyId) : null;
        return known != null ? known : read(keyId);
    }

    void forget(String keyId) {
        live.invalidate(keyId);
    }

    /** Drops what was revoked since the last look, here or elsewhere. To be called about once a second. */
    public void lookForRevocations() {
        long startedAt = ticker.read();
        List<ApiKeys.Revocation> latest = keys.latestRevocations(REVOCATIONS_READ);
        if (mayHaveMissedSome(latest)) {
            live.invalidateAll();
        } else {
            // All of them, each time: a key may have been read just before its revocation and remembered just after.
            latest.forEach(revocation -> live.invalidate(revocation.keyId()));
        }
        OptionalLong newest = latest.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(latest.get(0).revocationId());
        look = new Look(startedAt, newest);
    }

    private boolean mayHaveMissedSome(List<ApiKeys.Revocation> latest) {
        if (latest.size() < REVOCATIONS_READ) {
            return false;
        }
        long oldest = latest.get(latest.size() - 1).revocationId();
        return look.newest().isEmpty() || oldest > look.newest().getAsLong();
    }

    private @Nullable LiveKey read(String keyId) {
        SealedKey sealed = keys.findLive(keyId);
        if (sealed == null) {
            live.invalidate(keyId);
            unknown.put(keyId, true);
            return null;
        }
        LiveKey key = new LiveKey(keyId, sealed.merchantId(), seal.open(keyId, sealed.sealedSecret()));
        live.put(keyId, key);
        return key;
    }
}
