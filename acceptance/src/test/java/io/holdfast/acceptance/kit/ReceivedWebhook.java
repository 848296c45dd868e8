package io.holdfast.acceptance.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a merchant's endpoint was sent.
 *
 * @param headers by their names, in whatever case
 */
public record ReceivedWebhook(Instant at, String requestLine, Map<String, String> headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON: " + body, e);
        }
    }

    public String type() {
        return json().path("type").asText();
    }

    /** The same for each repetition of an event. */
    public String eventId() {
        return header("webhook-id");
    }

    /** What the event is about: a refund's id or, where it is about none, a payment's. */
    public String subject() {
        JsonNode event = json();
        return event.path("refund")
                .path("id")
                .asText(event.path("payment").path("id").asText());
    }

    /** Whether the Standard Webhooks library, as merchants use it, takes it for signed with this secret. */
    public boolean isSignedWith(String secret) {
        Map<String, List<String>> wire = new TreeMap<>();
        headers.forEach((name, value) -> wire.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        try {
            new Webhook(secret).verify(body, wire);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        } catch (EmptyWebhookSecretException e) {
            throw new IllegalArgumentException("no secret", e);
        }
    }
}
