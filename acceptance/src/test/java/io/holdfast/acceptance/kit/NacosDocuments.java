package io.holdfast.acceptance.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.stack.server.NacosApi;
import io.holdfast.stack.settings.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What an operator does in Nacos' console: reads, edits and deletes configuration. */
public final class NacosDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String server;
    private final String group;
    private final String token;

    private NacosDocuments(String server, String group, String token) {
        this.server = server;
        this.group = group;
        this.token = token;
    }

    public static NacosDocuments of(RunningStack stack, String group) {
        String server = "http://127.0.0.1:" + stack.stack().ports().nacos() + "/nacos";
        JsonNode login = json(sent(form(
                server + "/v3/auth/user/login",
                Map.of("username", NacosApi.ADMIN, "password", stack.stack().secret(Secret.NACOS_ADMIN)))));
        return new NacosDocuments(server, group, login.path("accessToken").asText());
    }

    /** Empty if there is none. */
    public String find(String dataId) {
        HttpResponse<String> reply = authorized(HttpRequest.newBuilder(URI.create(address(dataId))));
        return json(reply).path("data").path("content").asText("");
    }

    public void write(String dataId, String text) {
        HttpResponse<String> reply = authorized(form(
                server + "/v3/admin/cs/config",
                Map.of(
                        "namespaceId",
                        "public",
                        "groupName",
                        group,
                        "dataId",
                        dataId,
                        "content",
                        text,
                        "type",
                        "json")));
        if (reply.statusCode() != 200) {
            throw new AssertionError("Nacos answers " + reply.statusCode() + " " + reply.body());
        }
    }

    public void delete(String dataId) {
        HttpResponse<String> reply =
                authorized(HttpRequest.newBuilder(URI.create(address(dataId))).DELETE());
        if (reply.statusCode() != 200) {
            throw new AssertionError("Nacos answers " + reply.statusCode() + " " + reply.body());
        }
    }

    private String address(String dataId) {
        return server + "/v3/admin/cs/config?"
                + encoded(Map.of("namespaceId", "public", "groupName", group, "dataId", dataId));
    }

    private static HttpRequest.Builder form(String url, Map<String, String> fields) {
        return HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)));
    }

    private HttpResponse<String> authorized(HttpRequest.Builder request) {
        return sent(request.header("accessToken", token));
    }

    private static HttpResponse<String> sent(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException("Nacos does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Nacos", e);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode json(HttpResponse<String> reply) {
        try {
            return JSON.readTree(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException("Nacos answers " + reply.statusCode() + " " + reply.body(), e);
        }
    }
}
