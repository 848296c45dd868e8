package io.holdfast.protection.document.nacos;

import com.alibaba.nacos.api.NacosFactory;
import com.alibaba.nacos.api.PropertyKeyConst;
import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.client.config.utils.SnapShotSwitch;
import io.holdfast.protection.document.DocumentsConfig;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nacos's own client, made when it is first needed. One whose first log-in failed is refused for good: until one has been
 * answered, each failure makes room for a new one.
 */
final class NacosClient implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NacosClient.class);

    private final Properties account = new Properties();
    private volatile @Nullable ConfigService service;
    private volatile boolean closed;
    private boolean answered;

    /** What is asked of it. Throws where Nacos is away, even if the client would not. */
    @FunctionalInterface
    interface Question<T extends @Nullable Object> {
        T ask(ConfigService nacos) throws NacosException;
    }

    NacosClient(DocumentsConfig config) {
        // Its copies would lie under the home directory, and would be taken for the documents where Nacos is not.
        SnapShotSwitch.setIsSnapShot(false);
        account.setProperty(PropertyKeyConst.SERVER_ADDR, config.nacos());
        account.setProperty(PropertyKeyConst.USERNAME, config.username());
        account.setProperty(PropertyKeyConst.PASSWORD, config.password());
    }

    /** One question at a time, so that nobody's client is thrown away while another still asks. */
    synchronized <T extends @Nullable Object> T ask(Question<T> question) throws NacosException {
        ConfigService asked = connected();
        try {
            T answer = question.ask(asked);
            answered = true;
            return answer;
        } catch (NacosException | RuntimeException e) {
            if (!answered) {
                service = null;
                end(asked);
            }
            throw e;
        }
    }

    private ConfigService connected() throws NacosException {
        if (closed) {
            throw new NacosException(NacosException.CLIENT_DISCONNECT, "the service stops");
        }
        ConfigService known = service;
        if (known == null) {
            known = NacosFactory.createConfigService(account);
            service = known;
        }
        return known;
    }

    private static void end(ConfigService service) {
        try {
            service.shutDown();
        } catch (NacosException | RuntimeException e) {
            // When the process ends, Nacos's own shutdown hook takes apart what this needs, at the same time.
            log.debug("a client of Nacos does not end well", e);
        }
    }

    /** Waits for no question. */
    @Override
    public void close() {
        closed = true;
        ConfigService known = service;
        if (known != null) {
            service = null;
            end(known);
        }
    }
}
