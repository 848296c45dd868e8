package io.holdfast.payment.facade.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.contract.http.RequestSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One who calls the facade: a merchant with a key, an operator, or anybody. */
final class Caller {

    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port;
    private final @Nullable String key;
    private final @Nullable String secret;
    private final @Nullable String token;

    private Caller(int port, @Nullable String key, @Nullable String secret, @Nullable String token) {
        this.port = port;
        this.key = key;
        this.secret = secret;
        this.token = token;
    }

    static Caller merchant(int port, String key, String secret) {
        return new Caller(port, key, secret, null);
    }

    static Caller operator(int port, String token) {
        return new Caller(port, null, null, token);
    }

    static Caller anybody(int port) {
        return new Caller(port, null, null, null);
    }

    /** The same merchant at another instance. */
    Caller at(int otherPort) {
        return new Caller(otherPort, key, secret, token);
    }

    record Answer(int status, byte[] body, HttpResponse<byte[]> raw) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(new String(body, StandardCharsets.UTF_8), e);
            }
        }

        String text(String field) {
            return json().path(field).asText();
        }

        String code() {
            return status + " " + text("code");
        }

        @Nullable
        String header(String name) {
            return raw.headers().firstValue(name).orElse(null);
        }
    }

    /** A request that is signed when it is sent, unless the test took the signature into its own hands. */
    final class Call {

        private final String method;
        private final String target;
        private byte[] body = new byte[0];
        private final Map<String, String> headers = new LinkedHashMap<>();

        private Call(String method, String target) {
            this.method = method;
            this.target = target;
        }

        Call json(String json) {
            body = json.getBytes(StandardCharsets.UTF_8);
            headers.putIfAbsent("Content-Type", "application/json");
            return this;
        }

        Call bytes(byte[] bytes) {
            body = bytes;
            return this;
        }

        Call header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        Call without(String name) {
            headers.remove(name);
            return this;
        }

        Call key(String idempotencyKey) {
            return header("Idempotency-Key", idempotencyKey);
        }

        /** Signs it now, as of some seconds from now. */
        Call signed(long secondsFromNow) {
            return signed(secondsFromNow, UUID.randomUUID().toString());
        }

        Call signed(long secondsFromNow, String nonce) {
            if (key == null || secret == null) {
                return this;
            }
            long timestamp = Clock.systemUTC().instant().getEpochSecond() + secondsFromNow;
            int question = target.indexOf('?');
            String path = question < 0 ? target : target.substring(0, question);
            String query = question < 0 ? "" : target.substring(question + 1);
            headers.put("Holdfast-Key", key);
            headers.put("Holdfast-Timestamp", Long.toString(timestamp));
            headers.put("Holdfast-Nonce", nonce);
            headers.put("Holdfast-Signature", RequestSignature.of(secret, method, path, query, timestamp, nonce, body));
            return this;
        }

        Call signed() {
            return signed(0);
        }

        /** The same headers and body under another method or path. */
        Call as(String otherMethod, String otherTarget) {
            return copy(new Call(otherMethod, otherTarget));
        }

        /** The very same request to another instance. */
        Call at(int otherPort) {
            return copy(Caller.this.at(otherPort).new Call(method, target));
        }

        private Call copy(Call other) {
            other.body = body;
            other.headers.putAll(headers);
            return other;
        }

        String get(String header) {
            return headers.get(header);
        }

        Answer send() {
            if (!headers.containsKey("Holdfast-Signature")) {
                signed();
            }
            return sendAsIs();
        }

        Answer sendAsIs() {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                    .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
            headers.forEach(request::header);
            try {
                HttpResponse<byte[]> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                return new Answer(response.statusCode(), response.body(), response);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    Call call(String method, String target) {
        return new Call(method, target);
    }

    Call post(String target, String json) {
        return call("POST", target).json(json).key(UUID.randomUUID().toString());
    }

    Answer get(String target) {
        return call("GET", target).send();
    }
}
