package io.holdfast.payment.channelconfig;

import io.holdfast.protection.document.DocumentsUnavailableException;
import io.holdfast.protection.document.OperatorDocuments;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Documents as Nacos keeps them, which can be away, and whose operator writes at the worst moment. */
final class NoticeBoard implements OperatorDocuments {

    final Map<SettingsKey, String> texts = new ConcurrentHashMap<>();
    volatile boolean away;
    volatile boolean readOnly;
    volatile Runnable beforePublishing = () -> {};
    private final Map<SettingsKey, Runnable> listeners = new ConcurrentHashMap<>();

    private static SettingsKey key(String dataId) {
        String[] parts = dataId.split("\\.");
        if (parts.length != 3 || !parts[0].equals("channel-settings")) {
            throw new AssertionError(dataId);
        }
        return new SettingsKey(parts[1], parts[2]);
    }

    @Override
    public void follow(String dataId, String defaults, Consumer<@Nullable String> heard) {
        throw new AssertionError("settings have no defaults");
    }

    @Override
    public @Nullable String find(String dataId, Runnable changed) {
        if (away) {
            throw new DocumentsUnavailableException("away", new IOException());
        }
        listeners.putIfAbsent(key(dataId), changed);
        return texts.get(key(dataId));
    }

    @Override
    public boolean publish(String dataId, String text, @Nullable String inPlaceOf) {
        Runnable before = beforePublishing;
        beforePublishing = () -> {};
        before.run();
        if (away || readOnly) {
            return false;
        }
        SettingsKey key = key(dataId);
        return inPlaceOf == null ? texts.putIfAbsent(key, text) == null : texts.replace(key, inPlaceOf, text);
    }

    /** An operator's hand. */
    void write(SettingsKey key, String text) {
        texts.put(key, text);
        listeners.getOrDefault(key, () -> {}).run();
    }
}
