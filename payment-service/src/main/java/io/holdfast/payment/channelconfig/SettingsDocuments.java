package io.holdfast.payment.channelconfig;

import io.holdfast.protection.document.OperatorDocuments;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where operators edit the open part of settings: one document a merchant and channel, {@code
 * channel-settings.<merchant>.<CHANNEL>}. Not where settings are kept.
 */
final class SettingsDocuments {

    private final OperatorDocuments documents;
    private volatile Consumer<SettingsKey> changed = key -> {};

    SettingsDocuments(OperatorDocuments documents) {
        this.documents = documents;
    }

    /** As in {@link OperatorDocuments#find}. */
    @Nullable
    String find(SettingsKey key) {
        return documents.find(dataId(key), () -> changed.accept(key));
    }

    /** As in {@link OperatorDocuments#publish}. */
    boolean publish(SettingsKey key, String text, @Nullable String inPlaceOf) {
        return documents.publish(dataId(key), text, inPlaceOf);
    }

    /** Tells of changes of documents that were found before. */
    void onChange(Consumer<SettingsKey> told) {
        changed = told;
    }

    private static String dataId(SettingsKey key) {
        return "channel-settings." + key.merchantId() + "." + key.channel();
    }
}
