package io.holdfast.stack.client;

import io.holdfast.contract.http.RequestSignature;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's client: signs what it sends. Every POST and PATCH gets an idempotency key of its own; who wants to
 * repeat a request gives the key. Safe for use by several threads.
 */
public final class HoldfastClient {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private final String url;
    private final String key;
    private final String secret;

    /**
     * @param url such as {@code http://127.0.0.1:8080}
     * @param key {@code key_…}
     */
    public HoldfastClient(String url, String key, String secret) {
        this.url = url;
        this.key = key;
        this.secret = secret;
    }

    public Reply get(String pathAndQuery) {
        return send("GET", pathAndQuery, null, null);
    }

    public Reply post(String path, Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Reply post(String path, Object body, String idempotencyKey) {
        return send("POST", path, body, idempotencyKey);
    }

    public Reply patch(String path, Object body) {
        return send("PATCH", path, body, UUID.randomUUID().toString());
    }

    private Reply send(String method, String pathAndQuery, @Nullable Object body, @Nullable String idempotencyKey) {
        byte[] bytes = HttpExchange.bytes(body);
        URI uri = URI.create(url + pathAndQuery);
        String query = uri.getRawQuery();
        long timestamp = System.currentTimeMillis() / 1000;
        String nonce = UUID.randomUUID().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .header(RequestSignature.KEY_HEADER, key)
                .header(RequestSignature.TIMESTAMP_HEADER, Long.toString(timestamp))
                .header(RequestSignature.NONCE_HEADER, nonce)
                .header(
                        RequestSignature.SIGNATURE_HEADER,
                        RequestSignature.of(
                                secret, method, uri.getRawPath(), query == null ? "" : query, timestamp, nonce, bytes));
        if (idempotencyKey != null) {
            request.header(IDEMPOTENCY_KEY, idempotencyKey);
        }
        return HttpExchange.send(request, method, bytes);
    }
}
