package io.holdfast.acceptance.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One instance of payment-service, as the network sees it. */
public final class Facade {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final String url;
    private final String operatorToken;

    Facade(String url, String operatorToken) {
        this.url = url;
        this.operatorToken = operatorToken;
    }

    /** @throws UncheckedIOException if there was no answer; what became of the request is unknown */
    public Reply send(Call call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + call.target()))
                .timeout(PATIENCE)
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::header);
        try {
            return Reply.of(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(call.method() + " " + call.target(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    /** As the operator. */
    public Reply operate(Call call) {
        return send(call.with("Authorization", "Bearer " + operatorToken));
    }
}
