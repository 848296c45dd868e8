package io.holdfast.protection.document.nacos;

import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.config.ConfigType;
import com.alibaba.nacos.api.config.listener.Listener;
import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.common.utils.MD5Utils;
import io.holdfast.protection.document.DocumentsConfig;
import io.holdfast.protection.document.DocumentsUnavailableException;
import io.holdfast.protection.document.OperatorDocuments;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All in one group. Nacos pushes what changes; what could not be begun is tried again every second. */
public final class OperatorDocumentsNacos implements OperatorDocuments, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OperatorDocumentsNacos.class);
    private static final long ANSWER_WITHIN_MILLIS = 3_000;
    /** No document has this MD5: Nacos then stores only where there is none, whoever else does so at the same time. */
    private static final String NO_DOCUMENT = "none";

    private final boolean defaultsAlone;
    private final String group;
    private final NacosClient client;
    private final Map<String, Heard> finders = new ConcurrentHashMap<>();
    private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "operator-documents");
        thread.setDaemon(true);
        return thread;
    });

    public OperatorDocumentsNacos(DocumentsConfig config) {
        this.defaultsAlone = config.nacos().isEmpty();
        this.group = config.group();
        this.client = new NacosClient(config);
    }

    @Override
    public void follow(String dataId, String defaults, Consumer<@Nullable String> heard) {
        if (!defaultsAlone) {
            starter.execute(() -> begin(dataId, defaults, new Heard(heard), true));
        }
    }

    private void begin(String dataId, String defaults, Heard heard, boolean first) {
        try {
            client.ask(nacos -> {
                storeWhereThereIsNone(nacos, dataId, defaults);
                nacos.addListener(dataId, group, heard);
                return dataId;
            });
            if (!first) {
                log.info("{} can be read", dataId);
            }
        } catch (NacosException | RuntimeException e) {
            if (starter.isShutdown()) {
                return;
            }
            if (first) {
                log.warn("{} cannot be read yet, its defaults are in force: {}", dataId, e.toString());
            }
            starter.schedule(() -> begin(dataId, defaults, heard, false), 1, TimeUnit.SECONDS);
        }
    }

    /** The plain query answers with nothing, and publishing with false, where Nacos is away. */
    private void storeWhereThereIsNone(ConfigService nacos, String dataId, String defaults) throws NacosException {
        if (nacos.getConfig(dataId, group, ANSWER_WITHIN_MILLIS) == null
                && !nacos.publishConfigCas(dataId, group, defaults, NO_DOCUMENT, ConfigType.JSON.getType())
                && nacos.getConfig(dataId, group, ANSWER_WITHIN_MILLIS) == null) {
            throw new NacosException(NacosException.SERVER_ERROR, "the defaults were not stored");
        }
    }

    @Override
    public @Nullable String find(String dataId, Runnable changed) {
        // The same one each time: the client would keep each that it is given.
        Heard heard = finders.computeIfAbsent(dataId, id -> new Heard(text -> changed.run()));
        try {
            return client.<@Nullable String>ask(
                    nacos -> nacos.getConfigAndSignListener(dataId, group, ANSWER_WITHIN_MILLIS, heard));
        } catch (NacosException e) {
            throw new DocumentsUnavailableException("Nacos does not show " + dataId, e);
        }
    }

    @Override
    public boolean publish(String dataId, String text, @Nullable String inPlaceOf) {
        String before = inPlaceOf == null ? NO_DOCUMENT : MD5Utils.md5Hex(inPlaceOf, StandardCharsets.UTF_8.name());
        try {
            // An answer of false may come from no Nacos; whoever publishes has found something before, or nothing.
            return client.ask(nacos -> nacos.publishConfigCas(dataId, group, text, before, ConfigType.JSON.getType()));
        } catch (NacosException e) {
            throw new DocumentsUnavailableException("Nacos does not take " + dataId, e);
        }
    }

    @Override
    public void close() {
        starter.shutdownNow();
        client.close();
    }

    private record Heard(Consumer<@Nullable String> consumer) implements Listener {

        /** None of ours: Nacos' own calls one listener once at a time. */
        @Override
        public @Nullable Executor getExecutor() {
            return null;
        }

        @Override
        public void receiveConfigInfo(@Nullable String document) {
            consumer.accept(document);
        }
    }
}
