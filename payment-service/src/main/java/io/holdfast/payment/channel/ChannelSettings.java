package io.holdfast.payment.channel;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One merchant's agreement with one channel.
 *
 * @param endpoint where the channel is: the real one's base address, or a sandbox's
 * @param callbackUrl where the channel reports to: ends with {@code /callbacks/{channel}/{merchantId}}
 * @param open what anybody may see: {@code mch_id}, {@code app_id}
 * @param secret keys and certificates; never logged
 */
public record ChannelSettings(
        String merchantId,
        String channel,
        long version,
        URI endpoint,
        URI callbackUrl,
        Map<String, String> open,
        Map<String, String> secret) {

    public ChannelSettings {
        open = Map.copyOf(open);
        secret = Map.copyOf(secret);
    }

    /** @throws IllegalArgumentException if it is not set */
    public String open(String key) {
        return required(open.get(key), key);
    }

    /** @throws IllegalArgumentException if it is not set */
    public String secret(String key) {
        return required(secret.get(key), key);
    }

    private static String required(@Nullable String value, String key) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(key + " is not set");
        }
        return value;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ChannelSettings[" + channel + " of " + merchantId + ", version " + version + ", " + open + "]";
    }
}
