package io.holdfast.protection.rules.nacos;

import com.alibaba.nacos.api.NacosFactory;
import com.alibaba.nacos.api.PropertyKeyConst;
import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.config.ConfigType;
import com.alibaba.nacos.api.config.listener.Listener;
import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.client.config.utils.SnapShotSwitch;
import io.holdfast.protection.rules.RuleDocuments;
import io.holdfast.protection.rules.RulesConfig;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One data id a document. Nacos pushes what changes; what could not be begun is tried again every second. */
public final class RuleDocumentsNacos implements RuleDocuments, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RuleDocumentsNacos.class);
    private static final long READ_WITHIN_MILLIS = 3_000;
    /** No document has this MD5: Nacos then stores only where there is none, whoever else does so at the same time. */
    private static final String NO_DOCUMENT = "none";

    private final Properties account;
    private final String group;
    private final ScheduledExecutorService starter = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "protection-rules");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable ConfigService nacos;
    private boolean listening;

    private RuleDocumentsNacos(Properties account, String group) {
        this.account = account;
        this.group = group;
    }

    public static RuleDocumentsNacos at(RulesConfig config) {
        // Its copies would lie under the home directory, and defaults are at hand where Nacos is not.
        SnapShotSwitch.setIsSnapShot(false);
        Properties account = new Properties();
        account.setProperty(PropertyKeyConst.SERVER_ADDR, config.nacos());
        account.setProperty(PropertyKeyConst.USERNAME, config.username());
        account.setProperty(PropertyKeyConst.PASSWORD, config.password());
        return new RuleDocumentsNacos(account, config.group());
    }

    @Override
    public void follow(String dataId, String defaults, Consumer<@Nullable String> heard) {
        starter.execute(() -> begin(dataId, defaults, new Heard(heard)));
    }

    private void begin(String dataId, String defaults, Heard heard) {
        try {
            ConfigService service = connected();
            storeWhereThereIsNone(service, dataId, defaults);
            service.addListener(dataId, group, heard);
            listening = true;
        } catch (NacosException | RuntimeException e) {
            log.warn("{} cannot be read yet, its defaults are in force: {}", dataId, e.toString());
            forget();
            starter.schedule(() -> begin(dataId, defaults, heard), 1, TimeUnit.SECONDS);
        }
    }

    private void storeWhereThereIsNone(ConfigService service, String dataId, String defaults) throws NacosException {
        if (service.getConfig(dataId, group, READ_WITHIN_MILLIS) == null
                && !service.publishConfigCas(dataId, group, defaults, NO_DOCUMENT, ConfigType.JSON.getType())
                && service.getConfig(dataId, group, READ_WITHIN_MILLIS) == null) {
            throw new NacosException(NacosException.SERVER_ERROR, "the defaults were not stored");
        }
    }

    private ConfigService connected() throws NacosException {
        ConfigService service = nacos;
        if (service == null) {
            service = NacosFactory.createConfigService(account);
            nacos = service;
        }
        return service;
    }

    /** A client whose first log-in failed is refused for good: the next attempt gets a new one. Not once one listens. */
    private void forget() {
        ConfigService service = nacos;
        if (service != null && !listening) {
            nacos = null;
            try {
                service.shutDown();
            } catch (NacosException e) {
                log.debug("a client that never was connected does not end well", e);
            }
        }
    }

    @Override
    public void close() throws NacosException {
        starter.shutdownNow();
        ConfigService service = nacos;
        if (service != null) {
            service.shutDown();
        }
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
