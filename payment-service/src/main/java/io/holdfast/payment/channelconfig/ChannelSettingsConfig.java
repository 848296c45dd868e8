package io.holdfast.payment.channelconfig;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of settings.
 *
 * @param lookInterval how often an instance looks for settings changed by another
 * @param believed how long after such a look the settings in memory are believed; with the time that a look may take it must
 *     stay below the five seconds within which a change holds
 * @param callbackBase where channels reach the facade, without a slash at the end
 * @param sandboxAllowed whether a channel may be on this machine, where only a sandbox is: it says paid, and no money comes
 * @param documents where operators edit the open part
 * @param defaults what holds for every merchant that does not say otherwise, by channel
 */
@ConfigurationProperties("holdfast.channel.settings")
public record ChannelSettingsConfig(
        @DefaultValue("1s") Duration lookInterval,
        @DefaultValue("3s") Duration believed,
        @DefaultValue("http://127.0.0.1:8060") URI callbackBase,
        @DefaultValue("false") boolean sandboxAllowed,
        @DefaultValue Documents documents,
        @DefaultValue Map<String, Defaults> defaults) {

    /**
     * @param endpoint the channel's usual address
     * @param open open settings such as {@code max_minor}
     */
    public record Defaults(
            @Nullable URI endpoint, @DefaultValue Map<String, String> open) {}

    /**
     * @param lookInterval how often a document is brought in step after a change of either side was heard of
     * @param sweepInterval how often all documents are looked at, whatever was heard
     */
    public record Documents(
            @DefaultValue("1s") Duration lookInterval,
            @DefaultValue("10m") Duration sweepInterval) {}

    Defaults defaultsOf(String channel) {
        return defaults.getOrDefault(channel, new Defaults(null, Map.of()));
    }

    URI callbackUrl(SettingsKey key) {
        return URI.create(callbackBase + "/callbacks/" + key.channel() + "/" + key.merchantId());
    }
}
