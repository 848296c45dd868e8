package io.holdfast.payment.facade.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.holdfast.payment.notify.EventTypes;
import io.holdfast.payment.notify.RetryPolicy;
import io.holdfast.payment.notify.WebhookEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a merchant hears of events.
 *
 * @param retryPolicy a name, or an object with {@code delays_seconds}
 * @param secret only in the answer to the request that made it
 */
public record WebhookEndpointJson(
        String endpointId,
        String url,
        List<String> events,
        @Nullable String description,
        String status,
        Object retryPolicy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret,
        @Nullable String previousSecretUntil,
        String createdAt) {

    private static final int TYPES_MAX = 20;
    private static final String DELAYS = "delays_seconds";

    public static WebhookEndpointJson of(WebhookEndpoint endpoint) {
        return of(endpoint, null);
    }

    public static WebhookEndpointJson of(WebhookEndpoint endpoint, @Nullable String secret) {
        RetryPolicy policy = endpoint.retryPolicy();
        return new WebhookEndpointJson(
                endpoint.endpointId(),
                endpoint.url(),
                endpoint.events().shown(),
                endpoint.description(),
                endpoint.status().name(),
                policy.name() == null ? Map.of(DELAYS, policy.own()) : policy.name(),
                secret,
                WireJson.optionalTime(endpoint.previousSecretUntil()),
                WireJson.time(endpoint.createdAt()));
    }

    /** Null if the body says nothing of it. */
    public static @Nullable EventTypes events(JsonFields body) {
        if (!body.has("events")) {
            return null;
        }
        try {
            return EventTypes.of(body.words("events", 1, TYPES_MAX));
        } catch (IllegalArgumentException e) {
            throw body.invalid("events", String.valueOf(e.getMessage()));
        }
    }

    /** Null if the body says nothing of it. */
    public static @Nullable RetryPolicy retryPolicy(JsonFields body) {
        if (!body.has("retry_policy")) {
            return null;
        }
        if (!body.isText("retry_policy")) {
            return RetryPolicy.ofSeconds(body.object("retry_policy")
                    .only(Set.of(DELAYS))
                    .integers(DELAYS, 1, RetryPolicy.PAUSES_LIMIT, 0, RetryPolicy.PAUSE_SECONDS_LIMIT));
        }
        try {
            return RetryPolicy.named(body.text("retry_policy", TYPES_MAX));
        } catch (IllegalArgumentException e) {
            throw body.invalid("retry_policy", String.valueOf(e.getMessage()));
        }
    }

    /** All of a merchant's. */
    public record Listing(List<WebhookEndpointJson> data) {

        public static Listing of(List<WebhookEndpoint> endpoints) {
            return new Listing(endpoints.stream().map(WebhookEndpointJson::of).toList());
        }
    }
}
