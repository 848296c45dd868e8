package io.holdfast.payment.merchant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.holdfast.payment.FreshMemory;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys that work, kept in memory so that a signature costs no query, and dropped when they are revoked. */
public final class LiveKeys {

    private static final Pattern KEY_ID = Pattern.compile("key_[0-9a-z]{26}");
    /** A key issued a moment ago may have been asked for before it was there. */
    private static final Duration UNKNOWN_KEPT = Duration.ofSeconds(1);

    private static final long UNKNOWN_LIMIT = 10_000;

    private final FreshMemory<String, LiveKey> live;
    private final Cache<String, Boolean> unknown;

    /** @param believed how long after a successful look memory is believed; far below the five seconds promised */
    public LiveKeys(ApiKeys keys, SecretSeal seal, Duration believed, Ticker ticker) {
        this.live = new FreshMemory<>(new Stored(keys, seal), believed, ticker);
        this.unknown = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfterWrite(UNKNOWN_KEPT)
                .maximumSize(UNKNOWN_LIMIT)
                .build();
    }

    /** Null if there is no such key, or it was revoked. */
    public @Nullable LiveKey find(String keyId) {
        if (!KEY_ID.matcher(keyId).matches() || unknown.getIfPresent(keyId) != null) {
            return null;
        }
        LiveKey key = live.find(keyId);
        if (key == null) {
            unknown.put(keyId, true);
        }
        return key;
    }

    void forget(String keyId) {
        live.forget(keyId);
    }

    /** Drops what was revoked since the last look, here or elsewhere. To be called about once a second. */
    public void lookForRevocations() {
        live.lookForChanges();
    }

    private record Stored(ApiKeys keys, SecretSeal seal) implements FreshMemory.Source<String, LiveKey> {

        @Override
        public @Nullable LiveKey read(String keyId) {
            SealedKey sealed = keys.findLive(keyId);
            return sealed == null
                    ? null
                    : new LiveKey(keyId, sealed.merchantId(), seal.open(keyId, sealed.sealedSecret()));
        }

        @Override
        public List<FreshMemory.Change<String>> latestChanges(int limit) {
            return keys.latestRevocations(limit).stream()
                    .map(revocation -> new FreshMemory.Change<>(revocation.revocationId(), revocation.keyId()))
                    .toList();
        }
    }
}
