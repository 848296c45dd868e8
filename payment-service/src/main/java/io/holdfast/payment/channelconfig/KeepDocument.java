package io.holdfast.payment.channelconfig;

import io.holdfast.contract.payment.ChannelSettingsOutcome;
import io.holdfast.payment.channelconfig.RefusedDocument.Reason;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an operator's document and the settings together. The settings are what holds: an edit is taken over as if it had been
 * put, and everything else about the document is made what the settings are. Secrets have no part in it. May be done by several
 * instances at once.
 */
final class KeepDocument {

    private static final Logger log = LoggerFactory.getLogger(KeepDocument.class);
    private static final int TRIES = 5;

    private final SettingsDocuments documents;
    private final SettingsDocumentForm form;
    private final SettingsRecords records;
    private final RefusedDocuments refused;
    private final ChannelSettingsStore store;
    private final DocumentWatch watch;
    private final Clock clock;

    KeepDocument(
            SettingsDocuments documents,
            SettingsDocumentForm form,
            SettingsRecords records,
            RefusedDocuments refused,
            ChannelSettingsStore store,
            DocumentWatch watch,
            Clock clock) {
        this.documents = documents;
        this.form = form;
        this.records = records;
        this.refused = refused;
        this.store = store;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * @return false if the two could not be brought together now
     * @throws io.holdfast.protection.document.DocumentsUnavailableException if the document cannot be read
     */
    boolean keep(SettingsKey key) {
        for (int i = 0; i < TRIES; i++) {
            StoredSettings stored = records.find(key);
            if (stored == null || isSettled(stored, documents.find(key))) {
                return true;
            }
        }
        return false;
    }

    /** False if something was changed, here or by others: then it is looked at again. */
    private boolean isSettled(StoredSettings stored, @Nullable String text) {
        if (text == null || text.isBlank()) {
            publish(stored, text);
            return false;
        }
        SettingsDocument document;
        try {
            document = form.read(text);
        } catch (IllegalArgumentException e) {
            return isRefused(stored, text, Reason.INVALID, String.valueOf(e.getMessage()));
        }
        SettingsDocument current = SettingsDocument.of(stored);
        if (document.equals(current)) {
            refused.forget(stored.key());
            return true;
        }
        if (document.saysTheSameAs(current) || isOneOfOurs(stored.key(), document, current)) {
            publish(stored, text);
            return false;
        }
        if (document.version() < current.version()) {
            return isRefused(stored, text, Reason.STALE, "version is not the one that holds: " + current.version());
        }
        // An operator may count on, as is done with versions, or leave the number alone.
        if (document.version() > current.version() + 1) {
            return isRefused(
                    stored, text, Reason.AHEAD, "version is far from the one that holds: " + current.version());
        }
        return takeOver(stored, document, text);
    }

    /** An older version, or an edit that was taken over: others were published or edited before this one was replaced. */
    private boolean isOneOfOurs(SettingsKey key, SettingsDocument document, SettingsDocument current) {
        if (document.version() >= current.version()) {
            return false;
        }
        for (long version = document.version(); version <= document.version() + 1; version++) {
            SettingsDocument then = records.findChange(key, version);
            if (then != null && then.saysTheSameAs(document)) {
                return true;
            }
        }
        return false;
    }

    private boolean takeOver(StoredSettings stored, SettingsDocument document, String text) {
        ChannelSettingsOutcome outcome = store.edit(stored, document);
        if (outcome instanceof ChannelSettingsOutcome.Refused because) {
            return isRefused(stored, text, Reason.INVALID, because.fault());
        }
        if (outcome instanceof ChannelSettingsOutcome.Stored) {
            watch.applied(stored.key().channel());
        }
        return false;
    }

    private void publish(StoredSettings stored, @Nullable String inPlaceOf) {
        if (documents.publish(stored.key(), form.write(SettingsDocument.of(stored)), inPlaceOf)) {
            watch.published(stored.key().channel());
        }
    }

    private boolean isRefused(StoredSettings stored, String text, Reason reason, String fault) {
        String fingerprint = fingerprint(text);
        RefusedDocument before = refused.find(stored.key());
        if (before != null && before.fingerprint().equals(fingerprint) && before.settingsVersion() < stored.version()) {
            // Whoever changed the settings since meant that to hold.
            publish(stored, text);
            return false;
        }
        SettingsKey key = stored.key();
        if (refused.note(new RefusedDocument(
                key,
                stored.version(),
                fingerprint,
                reason,
                fault,
                clock.instant().truncatedTo(ChronoUnit.MICROS)))) {
            log.error(
                    "channel settings document refused, version {} still holds: merchant {}, channel {}, {}: {}",
                    stored.version(),
                    key.merchantId(),
                    key.channel(),
                    reason,
                    fault);
            watch.refused(key.channel(), reason);
        }
        return true;
    }

    private static String fingerprint(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
