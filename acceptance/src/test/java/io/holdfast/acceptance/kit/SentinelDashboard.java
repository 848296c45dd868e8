package io.holdfast.acceptance.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.server.DashboardRecipe;
import io.holdfast.stack.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an operator sees in the Sentinel dashboard, a few seconds after it happened. */
public final class SentinelDashboard {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String url;

    private SentinelDashboard(String url) {
        this.url = url;
    }

    public static SentinelDashboard of(RunningStack stack) {
        SentinelDashboard dashboard = new SentinelDashboard(
                "http://127.0.0.1:" + stack.stack().ports().dashboard());
        dashboard.answer(HttpRequest.newBuilder(dashboard.at(
                        "/auth/login?username=%s&password=%s",
                        DashboardRecipe.USER, stack.stack().secret(Secret.SENTINEL_DASHBOARD)))
                .POST(HttpRequest.BodyPublishers.noBody()));
        return dashboard;
    }

    /** The instances of a service that are well, as {@code host:port} of what they show. */
    public List<String> machines(String service) {
        List<String> machines = new ArrayList<>();
        for (JsonNode machine : answer(HttpRequest.newBuilder(at("/app/%s/machines.json", service)))) {
            if (machine.path("healthy").asBoolean()) {
                machines.add(
                        machine.path("ip").asText() + ":" + machine.path("port").asText());
            }
        }
        return machines;
    }

    /** How often a service's resource was passed since the beginning of that second. */
    public long passed(String service, String resource, Instant since) {
        JsonNode metrics = answer(HttpRequest.newBuilder(
                        at("/metric/queryTopResourceMetric.json?app=%s&searchKey=%s&pageSize=20", service, resource)))
                .path("metric")
                .path(resource);
        long passed = 0;
        for (JsonNode second : metrics) {
            if (second.path("timestamp").asLong() / 1_000 >= since.getEpochSecond()) {
                passed += second.path("passQps").asLong();
            }
        }
        return passed;
    }

    private URI at(String path, String... values) {
        Object[] encoded = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            encoded[i] = URLEncoder.encode(values[i], StandardCharsets.UTF_8);
        }
        return URI.create(url + path.formatted(encoded));
    }

    private JsonNode answer(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode answer = JSON.readTree(response.body());
            if (!answer.path("success").asBoolean()) {
                throw new AssertionError("the dashboard answers " + response.statusCode() + " " + response.body());
            }
            return answer.path("data");
        } catch (IOException e) {
            throw new UncheckedIOException("the dashboard does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the dashboard", e);
        }
    }
}
