package io.holdfast.payment.channelconfig.nacos;

import com.alibaba.nacos.api.NacosFactory;
import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.config.ConfigType;
import com.alibaba.nacos.api.config.listener.AbstractListener;
import com.alibaba.nacos.api.config.listener.Listener;
import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.common.utils.MD5Utils;
import io.holdfast.payment.channelconfig.SettingsDocuments;
import io.holdfast.payment.channelconfig.SettingsKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Data ids {@code channel-settings.<merchant>.<CHANNEL>}. Nothing is connected before the first use. */
public final class SettingsDocumentsNacos implements SettingsDocuments, AutoCloseable {

    private final Properties server;
    private final String group;
    private final long timeoutMillis;
    private final Map<SettingsKey, Listener> listeners = new ConcurrentHashMap<>();
    private volatile Consumer<SettingsKey> changed = key -> {};
    private @Nullable ConfigService connected;

    /** @param server Nacos's own properties: where it is, who we are */
    public SettingsDocumentsNacos(Properties server, String group, Duration timeout) {
        this.server = server;
        this.group = group;
        this.timeoutMillis = timeout.toMillis();
    }

    public static String dataId(SettingsKey key) {
        return "channel-settings." + key.merchantId() + "." + key.channel();
    }

    @Override
    public @Nullable String find(SettingsKey key) {
        try {
            // The plain query would answer from a copy on disk, or with nothing, where Nacos is away.
            return nacos().getConfigAndSignListener(dataId(key), group, timeoutMillis, listener(key));
        } catch (NacosException e) {
            throw new DocumentsUnavailableException("Nacos does not show " + dataId(key), e);
        }
    }

    @Override
    public boolean publish(SettingsKey key, String text, @Nullable String inPlaceOf) {
        try {
            if (inPlaceOf == null) {
                return nacos().publishConfig(dataId(key), group, text, ConfigType.JSON.getType());
            }
            String before = MD5Utils.md5Hex(inPlaceOf, StandardCharsets.UTF_8.name());
            return nacos().publishConfigCas(dataId(key), group, text, before, ConfigType.JSON.getType());
        } catch (NacosException e) {
            throw new DocumentsUnavailableException("Nacos does not take " + dataId(key), e);
        }
    }

    @Override
    public void onChange(Consumer<SettingsKey> told) {
        changed = told;
    }

    /** The same one for the same key: the client would keep each that it is given. */
    private Listener listener(SettingsKey key) {
        return listeners.computeIfAbsent(key, of -> new AbstractListener() {
            @Override
            public void receiveConfigInfo(String text) {
                changed.accept(of);
            }
        });
    }

    private synchronized ConfigService nacos() throws NacosException {
        if (connected == null) {
            connected = NacosFactory.createConfigService(server);
        }
        return connected;
    }

    @Override
    public synchronized void close() throws NacosException {
        if (connected != null) {
            connected.shutDown();
            connected = null;
        }
    }
}
