package io.holdfast.payment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was read from the database, kept in memory although other instances may change it. About once a second the latest
 * changes are read and dropped from memory; when that could not be done for a while, memory is not believed and each thing
 * is read from the database.
 */
public final class FreshMemory<K, V> {

    private static final Duration KEPT_UNUSED = Duration.ofMinutes(10);
    private static final long KEPT_LIMIT = 50_000;
    /** A change that is seen for so long was committed before anything that is read now: no transaction lasts so long. */
    private static final long NEWS_NANOS = Duration.ofSeconds(30).toNanos();
    /** Read at each look; more than these since the last look, and the whole memory is dropped. */
    private static final int CHANGES_READ = 100;

    private final Source<K, V> source;
    private final Ticker ticker;
    private final long believedNanos;
    private final Cache<K, V> kept;

    /** As of {@code lookedAt}, nothing in memory was changed, except by changes that a look must still find. */
    private volatile Look look;

    /** Where things are kept. */
    public interface Source<K, V> {

        /** Null if there is none. */
        @Nullable
        V read(K key);

        /** Newest first. */
        List<Change<K>> latestChanges(int limit);
    }

    /** @param changeId grows with each change; two at once may become visible out of order */
    public record Change<K>(long changeId, K key) {}

    /** Of the changes that the last look has read; by the thread that looks alone. */
    private Map<Long, Long> firstSeen = Map.of();

    private record Look(long lookedAt, OptionalLong newest) {}

    /** @param believed how long after a successful look memory is believed */
    public FreshMemory(Source<K, V> source, Duration believed, Ticker ticker) {
        this.source = source;
        this.ticker = ticker;
        this.believedNanos = believed.toNanos();
        this.kept = Caffeine.newBuilder()
                .ticker(ticker)
                .executor(Runnable::run)
                .expireAfterAccess(KEPT_UNUSED)
                .maximumSize(KEPT_LIMIT)
                .build();
        this.look = new Look(ticker.read() - believedNanos, OptionalLong.empty());
    }

    /** Null if there is none. */
    public @Nullable V find(K key) {
        boolean believed = ticker.read() - look.lookedAt() < believedNanos;
        V known = believed ? kept.getIfPresent(key) : null;
        return known != null ? known : read(key);
    }

    public void forget(K key) {
        kept.invalidate(key);
    }

    /** Drops what was changed since the last look, here or elsewhere. */
    public void lookForChanges() {
        long startedAt = ticker.read();
        List<Change<K>> latest = source.latestChanges(CHANGES_READ);
        if (mayHaveMissedSome(latest)) {
            kept.invalidateAll();
        } else {
            // Not only once: a thing may have been read just before its change and remembered just after.
            latest.stream()
                    .filter(change -> isNews(change, startedAt))
                    .forEach(change -> kept.invalidate(change.key()));
        }
        firstSeen = latest.stream()
                .collect(Collectors.toMap(
                        Change::changeId, change -> firstSeen.getOrDefault(change.changeId(), startedAt)));
        OptionalLong newest = latest.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(latest.get(0).changeId());
        look = new Look(startedAt, newest);
    }

    private boolean isNews(Change<K> change, long now) {
        return now - firstSeen.getOrDefault(change.changeId(), now) < NEWS_NANOS;
    }

    private boolean mayHaveMissedSome(List<Change<K>> latest) {
        if (latest.size() < CHANGES_READ) {
            return false;
        }
        long oldest = latest.get(latest.size() - 1).changeId();
        return look.newest().isEmpty() || oldest > look.newest().getAsLong();
    }

    private @Nullable V read(K key) {
        V thing = source.read(key);
        if (thing == null) {
            kept.invalidate(key);
            return null;
        }
        kept.put(key, thing);
        return thing;
    }
}
