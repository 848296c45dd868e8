package io.holdfast.payment.channelconfig;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings as they are stored.
 *
 * @param endpoint null for the channel's usual address
 * @param sealedSecrets sealed for this key and version
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredSettings(
        SettingsKey key,
        long version,
        @Nullable String endpoint,
        Map<String, String> open,
        byte[] sealedSecrets,
        Instant updatedAt) {}
