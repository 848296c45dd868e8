package io.holdfast.stack.client;

import java.net.URI;
import java.net.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** An operator's client, with the stack's own token. Safe for use by several threads. */
public final class OperatorClient {

    private final String url;
    private final String token;

    public OperatorClient(String url, String token) {
        this.url = url;
        this.token = token;
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    /** @param body null for none */
    public Reply post(String path, @Nullable Object body) {
        return send("POST", path, body);
    }

    public Reply put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    private Reply send(String method, String path, @Nullable Object body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Bearer " + token);
        return HttpExchange.send(request, method, HttpExchange.bytes(body));
    }
}
