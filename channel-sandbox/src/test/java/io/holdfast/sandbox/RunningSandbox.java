package io.holdfast.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** A sandbox on free ports, and how a test steers it. */
public final class RunningSandbox implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChannelSandbox sandbox;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningSandbox(ChannelSandbox sandbox) {
        this.sandbox = sandbox;
    }

    public static RunningSandbox start() {
        try {
            return new RunningSandbox(
                    ChannelSandbox.start(new SandboxConfig(0, 0, 200, 2048, 10_000), Clock.systemUTC()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public record Answer(int status, String body, Map<String, List<String>> headers) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(body, e);
            }
        }
    }

    public record Merchant(String id, JsonNode open, JsonNode secret, String endpoint) {

        public String open(String key) {
            return open.get(key).textValue();
        }

        public String secret(String key) {
            return secret.get(key).textValue();
        }
    }

    public static String number() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    public String base() {
        return "http://127.0.0.1:" + sandbox.port();
    }

    public Merchant merchant(String channel, String apiVersion, String callbackUrl) {
        JsonNode answer = send(
                        "POST",
                        "/sandbox/merchants",
                        "{\"channel\":\"" + channel + "\",\"api_version\":\"" + apiVersion + "\",\"callback_url\":\""
                                + callbackUrl + "\"}")
                .json();
        return new Merchant(
                answer.get("merchant").textValue(),
                answer.get("open"),
                answer.get("secret"),
                answer.get("endpoint").textValue());
    }

    public Answer send(String method, String path, String body) {
        return send(method, path, body, Map.of());
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base() + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public JsonNode trade(String number) {
        return send("GET", "/sandbox/trades/" + number, "").json();
    }

    public String state(String number) {
        return trade(number).path("state").asText();
    }

    public void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come about in 15 seconds");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A client for official libraries, whose requests to anywhere come here. */
    public OkHttpClient redirected() {
        return new OkHttpClient.Builder()
                .readTimeout(Duration.ofSeconds(2))
                .addInterceptor(chain -> {
                    HttpUrl here = chain.request()
                            .url()
                            .newBuilder()
                            .scheme("http")
                            .host("127.0.0.1")
                            .port(sandbox.port())
                            .build();
                    return chain.proceed(chain.request().newBuilder().url(here).build());
                })
                .build();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
