package io.holdfast.payment.channelconfig;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open part of settings as operators see and edit it.
 *
 * @param version of the settings that it shows, or on which an edit rests
 * @param endpoint null for the channel's usual address
 */
public record SettingsDocument(long version, @Nullable String endpoint, Map<String, String> open) {

    static SettingsDocument of(StoredSettings stored) {
        return new SettingsDocument(stored.version(), stored.endpoint(), stored.open());
    }

    /** Whatever the versions. */
    boolean saysTheSameAs(SettingsDocument other) {
        return Objects.equals(endpoint, other.endpoint) && open.equals(other.open);
    }
}
