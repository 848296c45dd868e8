package io.holdfast.payment.channel.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.http.ChannelHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/** Signed requests to an acquirer. */
final class AcquirerHttp {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String BASE = "/acquirer/v1/";
    private static final int TIMED_OUT = 408;
    private static final int TOO_MANY = 429;
    private static final int FIRST_FAILURE = 500;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;

    private final ChannelHttp http;
    private final Clock clock;

    AcquirerHttp(ChannelHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    /** @throws IOException if there is no answer, or none that can be read; it may have been carried out */
    AcquirerReply get(ChannelSettings settings, String path) throws IOException {
        return exchange(settings, "GET", path, new byte[0]);
    }

    /** @throws IOException as above */
    AcquirerReply post(ChannelSettings settings, String path, Map<String, ?> body) throws IOException {
        return exchange(settings, "POST", path, JSON.writeValueAsBytes(body));
    }

    private AcquirerReply exchange(ChannelSettings settings, String method, String path, byte[] body)
            throws IOException {
        URI uri = URI.create(settings.endpoint() + BASE + path);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String signature =
                AcquirerSignature.of(settings.secret("acquirer_key"), method, uri.getRawPath(), timestamp, body);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header(AcquirerSignature.MERCHANT_HEADER, settings.open("acquirer_merchant"))
                .header(AcquirerSignature.TIMESTAMP_HEADER, timestamp)
                .header(AcquirerSignature.HEADER, signature)
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return read(http.exchange(request));
    }

    private static AcquirerReply read(ChannelHttp.Answer answer) throws IOException {
        int status = answer.status();
        // What an acquirer had no time for, it did not refuse.
        boolean busy = status == TIMED_OUT || status == TOO_MANY;
        if (busy || status >= FIRST_FAILURE || (status >= FIRST_REDIRECT && status < FIRST_ERROR)) {
            throw new IOException("status " + status);
        }
        JsonNode json = parse(answer.body());
        if (!json.isObject()) {
            throw new IOException("an answer that is no JSON object");
        }
        return new AcquirerReply(status, json);
    }

    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IOException("an answer that is no JSON");
        }
    }
}
