package io.holdfast.payment.channelconfig;

import java.util.Map;

/** Seals a channel's secrets for storage. What was sealed for one version cannot be opened for another. */
public interface SettingsSeal {

    byte[] seal(SettingsKey key, long version, Map<String, String> secrets);

    /** @throws IllegalStateException if they were not sealed for this key and version, or not with today's master key */
    Map<String, String> open(SettingsKey key, long version, byte[] sealed);
}
