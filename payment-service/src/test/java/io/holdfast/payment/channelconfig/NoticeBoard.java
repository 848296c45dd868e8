package io.holdfast.payment.channelconfig;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Documents as Nacos keeps them, which can be away, and whose operator writes at the worst moment. */
final class NoticeBoard implements SettingsDocuments {

    final Map<SettingsKey, String> texts = new ConcurrentHashMap<>();
    volatile boolean away;
    volatile boolean readOnly;
    volatile Runnable beforePublishing = () -> {};
    private volatile Consumer<SettingsKey> changed = key -> {};

    @Override
    public @Nullable String find(SettingsKey key) {
        if (away) {
            throw new DocumentsUnavailableException("away", new IOException());
        }
        return texts.get(key);
    }

    @Override
    public boolean publish(SettingsKey key, String text, @Nullable String inPlaceOf) {
        Runnable before = beforePublishing;
        beforePublishing = () -> {};
        before.run();
        if (away || readOnly) {
            return false;
        }
        return inPlaceOf == null ? texts.putIfAbsent(key, text) == null : texts.replace(key, inPlaceOf, text);
    }

    @Override
    public void onChange(Consumer<SettingsKey> told) {
        changed = told;
    }

    /** An operator's hand. */
    void write(SettingsKey key, String text) {
        texts.put(key, text);
        changed.accept(key);
    }
}
