package io.holdfast.payment.channel.paypal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReading.Fault;
import io.holdfast.payment.channel.ChannelSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** PayPal's webhooks: verified, then read for the numbers in them. */
final class PayPalWebhooks {

    /** PayPal, webhooks: an event is repeated for three days. */
    private static final Duration REPEATED = Duration.ofDays(3);

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final PayPalSignature signature;
    private final PayPalReports reports;
    private final Clock clock;

    PayPalWebhooks(PayPalSignature signature, PayPalReports reports, Clock clock) {
        this.signature = signature;
        this.reports = reports;
        this.clock = clock;
    }

    CallbackReading read(ChannelSettings settings, Callback callback) {
        if (!signature.isGenuine(settings, callback)) {
            return rejected(Fault.WRONG_SIGNATURE, "the signature does not match");
        }
        if (!isFresh(callback.header("paypal-transmission-time"))) {
            return rejected(Fault.STALE, "sent before PayPal's last repetition, or in the future");
        }
        try {
            JsonNode event = JSON.readTree(new String(callback.body(), StandardCharsets.UTF_8));
            JsonNode resource = event.path("resource");
            String ours = settings.open().get("merchant_id");
            String payee = resource.path("payee").path("merchant_id").asText("");
            if (ours != null && !payee.isEmpty() && !ours.equals(payee)) {
                return rejected(Fault.NOT_FOR_US, "paid to another merchant");
            }
            return reported(settings, event.path("event_type").asText(""), resource);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return rejected(Fault.MALFORMED, "cannot be read");
        }
    }

    private CallbackReading reported(ChannelSettings settings, String type, JsonNode resource) {
        return switch (type) {
            case "PAYMENT.CAPTURE.COMPLETED", "PAYMENT.CAPTURE.DENIED", "PAYMENT.CAPTURE.DECLINED" ->
                reports.ofCapture(settings, resource);
            case "CHECKOUT.ORDER.APPROVED" -> reports.ofApproval(settings, resource);
            case "PAYMENT.CAPTURE.REFUNDED" -> reports.ofRefund(settings, type, resource);
            case "" -> throw new IllegalArgumentException("event_type is missing");
            default -> new CallbackReading.OfNothing(type);
        };
    }

    private boolean isFresh(@Nullable String transmissionTime) {
        try {
            Instant sentAt =
                    OffsetDateTime.parse(String.valueOf(transmissionTime)).toInstant();
            Instant now = clock.instant();
            return !sentAt.isBefore(now.minus(REPEATED)) && !sentAt.isAfter(now.plus(SKEW));
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static CallbackReading rejected(Fault fault, String why) {
        return new CallbackReading.Rejected(fault, why);
    }
}
