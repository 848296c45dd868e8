package io.holdfast.payment.channelconfig;

import io.holdfast.payment.FreshMemory;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where settings are kept. */
public interface SettingsRecords {

    @Nullable
    StoredSettings find(SettingsKey key);

    /**
     * Keeps a trace of the change for ever, too.
     *
     * @param changedSecrets the names of the secrets that were added, replaced or removed
     * @return false if the version before the given one is not what is stored: somebody else was faster
     */
    boolean store(StoredSettings settings, List<String> changedSecrets, SettingsSource source);

    /** What was open at that version; null if there was none. */
    @Nullable
    SettingsDocument findChange(SettingsKey key, long version);

    /** In their order, from the first one or from after the given one. */
    List<SettingsKey> keysAfter(@Nullable SettingsKey last, int limit);

    /** The latest changes, newest first. */
    List<FreshMemory.Change<SettingsKey>> latestChanges(int limit);
}
