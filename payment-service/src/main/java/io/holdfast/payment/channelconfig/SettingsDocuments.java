package io.holdfast.payment.channelconfig;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where operators edit the open part of settings: one text a merchant and channel. Not where settings are kept. */
public interface SettingsDocuments {

    /**
     * Null only if it is certain that there is none.
     *
     * @throws DocumentsUnavailableException if it cannot be told
     */
    @Nullable
    String find(SettingsKey key);

    /**
     * @param inPlaceOf what was found; null if there was none
     * @return false if that is not there any more, or nothing could be written
     */
    boolean publish(SettingsKey key, String text, @Nullable String inPlaceOf);

    /** Tells of every change of a document that was found before. May tell of one twice, or of none while the way is broken. */
    void onChange(Consumer<SettingsKey> changed);

    /** The documents cannot be reached. */
    final class DocumentsUnavailableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public DocumentsUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
