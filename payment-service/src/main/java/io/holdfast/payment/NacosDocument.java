package io.holdfast.payment;

import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.config.listener.AbstractListener;
import com.alibaba.nacos.api.exception.NacosException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document that operators change in the console of Nacos. Where there is none, the default is put there, once. While Nacos
 * has not answered it is asked again and again, and nothing waits for it; from then on its client hears of each change, and of
 * what it missed when it comes back.
 */
public final class NacosDocument implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NacosDocument.class);
    private static final long ANSWER_WITHIN_MILLIS = 3_000;
    /** The checksum of nothing that is stored: publishing under it makes a document, and replaces none. */
    private static final String NO_CHECKSUM = "00000000000000000000000000000000";

    private final Connector connector;
    private final String dataId;
    private final String group;
    private final String initial;
    private final Consumer<String> taker;
    private @Nullable ConfigService service;
    private boolean subscribed;

    /** Makes a client of Nacos. */
    @FunctionalInterface
    public interface Connector {
        ConfigService connect() throws NacosException;
    }

    /**
     * @param initial JSON, put there where nothing is
     * @param taker is given the document as it is, and each later one, and says itself what is wrong with it
     */
    public NacosDocument(Connector connector, String dataId, String group, String initial, Consumer<String> taker) {
        this.connector = connector;
        this.dataId = dataId;
        this.group = group;
        this.initial = initial;
        this.taker = taker;
    }

    /** Gets on with subscribing; answers false always, as there is nothing to do at once. */
    public synchronized boolean turn() {
        if (!subscribed) {
            try {
                subscribe();
            } catch (NacosException e) {
                throw new IllegalStateException("Nacos does not give out " + dataId, e);
            }
            subscribed = true;
        }
        return false;
    }

    private void subscribe() throws NacosException {
        ConfigService nacos = service == null ? connector.connect() : service;
        service = nacos;
        String document = nacos.getConfig(dataId, group, ANSWER_WITHIN_MILLIS);
        if (document == null) {
            boolean made = nacos.publishConfigCas(dataId, group, initial, NO_CHECKSUM, "json");
            // Not made: another instance was first, or Nacos is away, which its client does not tell apart.
            document = made ? initial : nacos.getConfig(dataId, group, ANSWER_WITHIN_MILLIS);
            if (document == null) {
                throw new IllegalStateException("Nacos neither has nor takes " + dataId);
            }
            log.info("{} of {} {}", dataId, group, made ? "was made" : "came from another instance");
        }
        taker.accept(document);
        nacos.addListener(dataId, group, new AbstractListener() {
            @Override
            public void receiveConfigInfo(@Nullable String changed) {
                if (changed == null) {
                    log.error("{} was removed from Nacos; what it said last stays in effect", dataId);
                } else {
                    taker.accept(changed);
                }
            }
        });
    }

    @Override
    public synchronized void close() throws NacosException {
        if (service != null) {
            service.shutDown();
        }
    }
}
