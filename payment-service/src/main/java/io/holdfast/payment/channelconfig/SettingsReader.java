package io.holdfast.payment.channelconfig;

import io.holdfast.payment.channel.ChannelSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes stored settings, the defaults and the opened secrets what a channel reads. */
final class SettingsReader {

    private final SettingsSeal seal;
    private final ChannelSettingsConfig config;

    SettingsReader(SettingsSeal seal, ChannelSettingsConfig config) {
        this.seal = seal;
        this.config = config;
    }

    ChannelSettings read(StoredSettings stored) {
        return read(stored, seal.open(stored.key(), stored.version(), stored.sealedSecrets()));
    }

    /** @throws IllegalArgumentException if the endpoint is not set and the channel has no usual one */
    ChannelSettings read(StoredSettings stored, Map<String, String> secrets) {
        SettingsKey key = stored.key();
        Map<String, String> open =
                new HashMap<>(config.defaultsOf(key.channel()).open());
        open.putAll(stored.open());
        return new ChannelSettings(
                key.merchantId(),
                key.channel(),
                stored.version(),
                endpoint(key.channel(), stored.endpoint()),
                config.callbackUrl(key),
                open,
                secrets);
    }

    private URI endpoint(String channel, @Nullable String stored) {
        if (stored != null) {
            return URI.create(stored);
        }
        URI usual = config.defaultsOf(channel).endpoint();
        if (usual == null) {
            throw new IllegalArgumentException("endpoint is not set");
        }
        return usual;
    }
}
