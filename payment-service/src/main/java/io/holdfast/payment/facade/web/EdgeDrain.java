package io.holdfast.payment.facade.web;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.server.WebServer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * At a stop, the edge is the first to close: no request is taken any more, and those under way get their answers while the
 * other services can still be called. Left to Spring's own order, Dubbo would hang up before.
 *
 * @param within how long a stop waits for the requests that are under way
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
record EdgeDrain(Duration within) implements ApplicationListener<ContextClosedEvent> {

    private static final Logger log = LoggerFactory.getLogger(EdgeDrain.class);

    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
        // The management port has a context of its own, which is closed later.
        if (event.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getServerNamespace() == null
                && context.getWebServer() != null) {
            drain(context.getWebServer());
        }
    }

    private void drain(WebServer server) {
        CountDownLatch idle = new CountDownLatch(1);
        server.shutDownGracefully(result -> idle.countDown());
        try {
            if (!idle.await(within.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("requests are still under way: their clients will not hear of the outcome");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
