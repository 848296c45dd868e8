package io.holdfast.payment.risk.nacos;

import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.config.listener.AbstractListener;
import com.alibaba.nacos.api.exception.NacosException;
import io.holdfast.payment.risk.LiveRules;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Subscribes to the rules. While Nacos has not answered once, it is asked again and the bundled rules are in effect; after
 * that its client hears of each change by itself, and of what it missed when it is back.
 */
public final class RulesFromNacos implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RulesFromNacos.class);
    private static final long ANSWER_WITHIN_MILLIS = 3_000;
    /** The checksum of nothing that is stored: publishing under it makes a document, and replaces none. */
    private static final String NO_CHECKSUM = "00000000000000000000000000000000";

    private final Connector connector;
    private final String dataId;
    private final String group;
    private final LiveRules rules;
    private final Supplier<String> bundled;
    private @Nullable ConfigService service;
    private boolean subscribed;

    /** Makes Nacos's client. */
    @FunctionalInterface
    public interface Connector {
        ConfigService connect() throws NacosException;
    }

    public RulesFromNacos(Connector connector, String dataId, String group, LiveRules rules, Supplier<String> bundled) {
        this.connector = connector;
        this.dataId = dataId;
        this.group = group;
        this.rules = rules;
        this.bundled = bundled;
    }

    /** Gets on with subscribing; answers false always, as there is nothing to do at once. */
    public synchronized boolean turn() {
        if (!subscribed) {
            try {
                subscribe();
            } catch (NacosException e) {
                throw new IllegalStateException("Nacos does not give out the risk rules", e);
            }
        }
        return false;
    }

    private void subscribe() throws NacosException {
        if (service == null) {
            service = connector.connect();
        }
        ConfigService nacos = service;
        String document = nacos.getConfig(dataId, group, ANSWER_WITHIN_MILLIS);
        if (document == null) {
            boolean made = nacos.publishConfigCas(dataId, group, bundled.get(), NO_CHECKSUM, "json");
            log.info(
                    "risk rules {} of {} {}", dataId, group, made ? "are published as bundled" : "came from elsewhere");
            document = made ? bundled.get() : nacos.getConfig(dataId, group, ANSWER_WITHIN_MILLIS);
        }
        if (document != null) {
            rules.take(document);
        }
        nacos.addListener(dataId, group, new AbstractListener() {
            @Override
            public void receiveConfigInfo(String changed) {
                if (changed == null) {
                    log.error("risk rules {} were removed from Nacos; those before stay in effect", dataId);
                } else {
                    rules.take(changed);
                }
            }
        });
        subscribed = true;
    }

    @Override
    public synchronized void close() throws NacosException {
        if (service != null) {
            service.shutDown();
        }
    }
}
