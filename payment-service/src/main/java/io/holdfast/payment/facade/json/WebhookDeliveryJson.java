package io.holdfast.payment.facade.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.holdfast.payment.notify.Delivery;
import io.holdfast.payment.notify.SendTest;
import io.holdfast.payment.notify.SentAttempt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the delivery of one event to one endpoint stands.
 *
 * @param attempts only where one delivery is looked at
 */
public record WebhookDeliveryJson(
        String deliveryId,
        String merchantId,
        String endpointId,
        String eventId,
        String eventType,
        String kind,
        String state,
        int attemptsMade,
        @Nullable String nextAttemptAt,
        @Nullable Integer lastStatus,
        @Nullable String lastFailure,
        @Nullable String probeResult,
        String createdAt,
        @Nullable String finishedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Attempt> attempts) {

    public static WebhookDeliveryJson of(Delivery delivery) {
        return of(delivery, null);
    }

    public static WebhookDeliveryJson of(Delivery delivery, @Nullable List<SentAttempt> attempts) {
        return new WebhookDeliveryJson(
                delivery.deliveryId(),
                delivery.merchantId(),
                delivery.endpointId(),
                delivery.eventId(),
                delivery.eventType(),
                delivery.kind().name(),
                delivery.state().name(),
                delivery.attempts(),
                WireJson.optionalTime(delivery.nextAttemptAt()),
                delivery.lastStatus(),
                name(delivery.lastFailure()),
                name(delivery.probeResult()),
                WireJson.time(delivery.createdAt()),
                WireJson.optionalTime(delivery.finishedAt()),
                attempts == null ? null : attempts.stream().map(Attempt::of).toList());
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** @param answer the first KiB of the answer's body, as UTF-8 as far as it is that */
    public record Attempt(
            String attemptedAt,
            @Nullable Integer httpStatus,
            @Nullable String failure,
            int latencyMillis,
            @Nullable String answer) {

        static Attempt of(SentAttempt attempt) {
            byte[] answer = attempt.answer();
            return new Attempt(
                    WireJson.time(attempt.at()),
                    attempt.status(),
                    name(attempt.failure()),
                    attempt.latencyMillis(),
                    answer == null ? null : new String(answer, StandardCharsets.UTF_8));
        }
    }

    /** A stretch of deliveries, newest first. */
    public record Page(
            List<WebhookDeliveryJson> data, @Nullable String nextCursor) {

        /** @param limit how many were asked for: when there are as many, there may be more */
        public static Page of(List<Delivery> deliveries, int limit) {
            return new Page(
                    deliveries.stream().map(WebhookDeliveryJson::of).toList(),
                    deliveries.size() < limit ? null : deliveries.get(limit - 1).deliveryId());
        }
    }

    /** A ping or a probe on its way. */
    public record Sent(
            String eventId, String deliveryId, @JsonRawValue String event) {

        public static Sent of(SendTest.Sent sent) {
            return new Sent(
                    sent.event().eventId(), sent.deliveryId(), sent.event().payload());
        }
    }
}
