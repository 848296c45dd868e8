package io.holdfast.payment.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The wire of a {@link FakeChannelServer}: it carries out every {@link Trouble} but the wrong signature, which its script does. */
public final class FakeHttpServer implements AutoCloseable {

    static {
        // Read when the first server is made; otherwise each answer on a kept connection waits 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** @param headers by lower-case name, the first value of each */
    public record Request(
            String method, String path, @Nullable String query, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Path and query as they stood on the request line. */
        public String target() {
            return query == null ? path : path + "?" + query;
        }
    }

    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public static Answer of(int status, String contentType, String body) {
            return new Answer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
        }
    }

    public interface Script {
        Answer answer(Request request) throws Exception;
    }

    private final HttpServer server;
    private final boolean secure;
    private final Script script;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Trouble trouble = Trouble.NONE;

    public FakeHttpServer(Script script) {
        this(script, null);
    }

    /** @param mutualTls asks every client for a certificate; null for plain HTTP */
    public FakeHttpServer(Script script, @Nullable SSLContext mutualTls) {
        this.script = script;
        this.secure = mutualTls != null;
        try {
            InetSocketAddress loopback = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            this.server = mutualTls == null ? HttpServer.create(loopback, 0) : secured(loopback, mutualTls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it listens; under CONNECTION_REFUSED, where nobody does. */
    public URI uri() {
        int port =
                trouble == Trouble.CONNECTION_REFUSED ? 1 : server.getAddress().getPort();
        return URI.create((secure ? "https" : "http") + "://127.0.0.1:" + port);
    }

    public void misbehave(Trouble now) {
        this.trouble = now;
    }

    public Trouble trouble() {
        return trouble;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpsServer secured(InetSocketAddress address, SSLContext context) throws IOException {
        HttpsServer https = HttpsServer.create(address, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters ssl = context.getDefaultSSLParameters();
                ssl.setNeedClientAuth(true);
                parameters.setSSLParameters(ssl);
            }
        });
        return https;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = disturbed(script.answer(request(exchange)));
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            // A script that fails must not look like a channel that does.
            e.printStackTrace();
            throw new IOException(e);
        }
    }

    private Answer disturbed(Answer answer) throws InterruptedException {
        return switch (trouble) {
            case SILENCE -> {
                closed.await(20, TimeUnit.SECONDS);
                yield answer;
            }
            case GARBAGE -> Answer.of(200, "text/html", "<html>\u0001 not today &nbsp; {");
            case SERVER_ERROR -> Answer.of(500, "text/plain", "");
            case NONE, CONNECTION_REFUSED, WRONG_SIGNATURE -> answer;
        };
    }

    private static Request request(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        URI uri = exchange.getRequestURI();
        return new Request(
                exchange.getRequestMethod(),
                uri.getRawPath(),
                uri.getRawQuery(),
                headers,
                exchange.getRequestBody().readAllBytes());
    }
}
