package io.holdfast.payment.facade.json;

import io.holdfast.contract.payment.ChannelSettingsView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A merchant's agreement with a channel as operators see it: without the secrets. */
public record ChannelSettingsJson(
        String merchantId,
        String channel,
        long version,
        String endpoint,
        String callbackUrl,
        Map<String, String> open,
        List<String> secretNames,
        String updatedAt) {

    public static ChannelSettingsJson of(ChannelSettingsView settings) {
        return new ChannelSettingsJson(
                settings.merchantId(),
                settings.channel(),
                settings.version(),
                settings.endpoint(),
                settings.callbackUrl(),
                new TreeMap<>(settings.open()),
                settings.secretNames(),
                WireJson.time(settings.updatedAt()));
    }
}
