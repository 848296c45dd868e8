package io.holdfast.payment.channelconfig;

import java.time.Instant;

/**
 * A document that was not taken over. What held before it still holds.
 *
 * @param settingsVersion what held when it was refused
 * @param fingerprint of its text, SHA-256 in hexadecimal
 * @param fault for people, without any value
 */
public record RefusedDocument(
        SettingsKey key, long settingsVersion, String fingerprint, Reason reason, String fault, Instant refusedAt) {

    /** Why. */
    public enum Reason {
        /** It cannot be read, or is no settings that the channel could work with. */
        INVALID,
        /** It is an edit of an older version than holds: something was changed in between. */
        STALE,
        /** It names a version that there has not been yet: it may belong to another database. */
        AHEAD
    }
}
