package io.holdfast.protection.dashboard.http;

import com.alibaba.csp.sentinel.command.CommandHandler;
import com.alibaba.csp.sentinel.command.CommandRequest;
import com.alibaba.csp.sentinel.command.CommandResponse;
import com.alibaba.csp.sentinel.command.handler.BasicInfoCommandHandler;
import com.alibaba.csp.sentinel.command.handler.SendMetricCommandHandler;
import com.alibaba.csp.sentinel.command.handler.VersionCommandHandler;
import com.alibaba.csp.sentinel.config.SentinelConfig;
import com.alibaba.csp.sentinel.spi.Spi;
import com.alibaba.csp.sentinel.transport.CommandCenter;
import com.alibaba.csp.sentinel.transport.config.TransportConfig;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sentinel's command port on 127.0.0.1 alone (its own listens to everybody), and only if one was given
 * ({@code csp.sentinel.api.port}). It answers what shows traffic. What would change rules is not answered: rules come from
 * their documents, where they are checked.
 */
@Spi(order = Spi.ORDER_HIGHEST)
public final class LoopbackCommandCenter implements CommandCenter {

    private static final Logger log = LoggerFactory.getLogger(LoopbackCommandCenter.class);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int FAILED = 500;

    private final Map<String, CommandHandler<String>> handlers = Map.of(
            "/metric", new SendMetricCommandHandler(),
            "/version", new VersionCommandHandler(),
            "/basicInfo", new BasicInfoCommandHandler());
    private @Nullable HttpServer server;

    @Override
    public void beforeStart() {}

    @Override
    public void start() {
        String port = SentinelConfig.getConfig(TransportConfig.SERVER_PORT);
        if (port == null) {
            return;
        }
        try {
            HttpServer http = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(port)), 0);
            http.createContext("/", this::answer);
            http.setExecutor(Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "sentinel-commands");
                thread.setDaemon(true);
                return thread;
            }));
            http.start();
            server = http;
            TransportConfig.setRuntimePort(http.getAddress().getPort());
        } catch (IOException e) {
            // Nobody sees the traffic then; it flows all the same.
            log.warn("the port for the Sentinel dashboard cannot be opened", e);
        }
    }

    @Override
    public void stop() {
        HttpServer http = server;
        if (http != null) {
            http.stop(0);
        }
        TransportConfig.setRuntimePort(-1);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            CommandHandler<String> handler =
                    handlers.get(exchange.getRequestURI().getPath());
            if (handler == null) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
                return;
            }
            CommandResponse<String> response = handled(handler, request(exchange));
            byte[] body = String.valueOf(response.getResult()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain;charset=utf-8");
            exchange.sendResponseHeaders(response.isSuccess() ? OK : FAILED, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static CommandResponse<String> handled(CommandHandler<String> handler, CommandRequest request) {
        try {
            return handler.handle(request);
        } catch (RuntimeException e) {
            log.warn("a question of the Sentinel dashboard was not understood: {}", e.toString());
            return CommandResponse.ofFailure(e, "");
        }
    }

    private static CommandRequest request(HttpExchange exchange) {
        CommandRequest request = new CommandRequest();
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                request.addParam(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return request;
    }
}
