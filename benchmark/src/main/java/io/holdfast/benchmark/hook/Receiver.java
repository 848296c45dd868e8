package io.holdfast.benchmark.hook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The endpoints of all merchants, on 127.0.0.1. A healthy one verifies the signature, as merchants do, notes the arrival and
 * answers 204; a dead one takes the request and never answers.
 */
public final class Receiver implements AutoCloseable {

    private static final String PATH = "/hooks/";
    private static final int NO_CONTENT = 204;
    private static final int UNAUTHORIZED = 401;
    private static final int THREADS = 4;
    private static final int BACKLOG = 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Map<String, Webhook> secrets = new ConcurrentHashMap<>();
    private final Set<String> dead = ConcurrentHashMap.newKeySet();
    /** Kept, so that their connections stay open. */
    private final Queue<HttpExchange> unanswered = new ConcurrentLinkedQueue<>();

    private volatile Arrivals arrivals = new Arrivals(Set.of());

    public Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.createContext(PATH, this::receive);
        server.setExecutor(threads);
        server.start();
    }

    /** Where this merchant's events are to be sent. */
    public String urlOf(String merchantId) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH + merchantId;
    }

    /** What this merchant's events are signed with. */
    public void trust(String merchantId, String secret) {
        try {
            secrets.put(merchantId, new Webhook(secret));
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalStateException("merchant " + merchantId + " was given no secret", e);
        }
    }

    /** From now on these merchants' endpoints do not answer, and all others do. */
    public void die(Set<String> merchantIds) {
        dead.clear();
        dead.addAll(merchantIds);
    }

    /** Notes what arrives from now on in another place. */
    public void noteIn(Arrivals next) {
        arrivals = next;
    }

    private void receive(HttpExchange exchange) throws IOException {
        Instant now = Instant.now();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String merchantId = exchange.getRequestURI().getPath().substring(PATH.length());
        if (dead.contains(merchantId)) {
            unanswered.add(exchange);
            return;
        }
        boolean genuine = isGenuine(merchantId, body, exchange);
        if (genuine) {
            arrivals.arrived(merchantId, body, now);
        } else {
            arrivals.forged();
        }
        exchange.sendResponseHeaders(genuine ? NO_CONTENT : UNAUTHORIZED, -1);
        exchange.close();
    }

    private boolean isGenuine(String merchantId, String body, HttpExchange exchange) {
        Webhook webhook = secrets.get(merchantId);
        if (webhook == null) {
            return false;
        }
        try {
            webhook.verify(body, exchange.getRequestHeaders());
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    @Override
    public void close() {
        unanswered.forEach(HttpExchange::close);
        server.stop(0);
        threads.shutdownNow();
    }
}
