package io.holdfast.payment.channelconfig;

import com.github.benmanes.caffeine.cache.Ticker;
import io.holdfast.payment.FreshMemory;
import io.holdfast.payment.channel.ChannelSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Settings kept in memory with their secrets opened, and dropped when they are changed. That there are none is kept too:
 * anybody may send callbacks to whom he likes.
 */
final class LiveChannelSettings implements FindChannelSettings {

    private final FreshMemory<SettingsKey, Optional<ChannelSettings>> live;

    LiveChannelSettings(SettingsRecords records, SettingsReader reader, Duration believed, Ticker ticker) {
        this.live = new FreshMemory<>(new Stored(records, reader), believed, ticker);
    }

    @Override
    public @Nullable ChannelSettings find(String merchantId, String channel) {
        Optional<ChannelSettings> found = live.find(new SettingsKey(merchantId, channel));
        return found == null ? null : found.orElse(null);
    }

    void forget(SettingsKey key) {
        live.forget(key);
    }

    /** To be called about once a second. */
    void lookForChanges() {
        live.lookForChanges();
    }

    private record Stored(SettingsRecords records, SettingsReader reader)
            implements FreshMemory.Source<SettingsKey, Optional<ChannelSettings>> {

        @Override
        public Optional<ChannelSettings> read(SettingsKey key) {
            StoredSettings stored = records.find(key);
            return stored == null ? Optional.empty() : Optional.of(reader.read(stored));
        }

        @Override
        public List<FreshMemory.Change<SettingsKey>> latestChanges(int limit) {
            return records.latestChanges(limit);
        }
    }
}
