package io.holdfast.payment.channel.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** HTTP to one channel, over connections of its own. A call ends in time, whatever the other side does; none is repeated. */
public final class ChannelHttp {

    private static final int ANSWER_LIMIT = 1 << 20;

    private final HttpClient client;
    private final Duration answerWithin;

    /** @param answerWithin from sending to the last byte of the answer */
    public ChannelHttp(Duration connectWithin, Duration answerWithin) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectWithin)
                .build();
        this.answerWithin = answerWithin;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Answer(int status, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** The answer, of 1 MiB at most: otherwise as below. */
    public Answer exchange(HttpRequest request) throws IOException {
        return exchange(request, ANSWER_LIMIT);
    }

    /**
     * @param maxBytes of the answer's body, of which no more than that is ever kept
     * @throws IOException if there was no whole answer in time, or a longer one; the request may have been carried out all
     *     the same
     */
    public Answer exchange(HttpRequest request, int maxBytes) throws IOException {
        // The client's own timeout would end with the answer's head: a body that drips is waited for here.
        CompletableFuture<HttpResponse<byte[]>> pending = client.sendAsync(request, head -> new LimitedBody(maxBytes));
        try {
            HttpResponse<byte[]> response = pending.get(answerWithin.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new IOException("no answer within " + answerWithin, e);
        } catch (ExecutionException e) {
            throw new IOException("no answer: " + e.getCause(), e);
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer");
        }
    }
}
