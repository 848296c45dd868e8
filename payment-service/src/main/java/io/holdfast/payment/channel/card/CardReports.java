package io.holdfast.payment.channel.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReading.Fault;
import io.holdfast.payment.channel.ChannelSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The acquirer's reports: {@code {"type":"authorization.captured","data":{…}}}, signed like a request. */
final class CardReports {

    private static final Duration SKEW = Duration.ofMinutes(5);

    private final Clock clock;

    CardReports(Clock clock) {
        this.clock = clock;
    }

    CallbackReading read(ChannelSettings settings, Callback callback) {
        String timestamp = callback.header(AcquirerSignature.TIMESTAMP_HEADER.toLowerCase(Locale.ROOT));
        if (timestamp == null || !isGenuine(settings, callback, timestamp)) {
            return rejected(Fault.WRONG_SIGNATURE, "the signature does not match");
        }
        if (!isFresh(timestamp)) {
            return rejected(Fault.STALE, "signed more than " + SKEW.toMinutes() + " minutes from now");
        }
        String merchant = callback.header(AcquirerSignature.MERCHANT_HEADER.toLowerCase(Locale.ROOT));
        try {
            JsonNode report = AcquirerHttp.JSON.readTree(new String(callback.body(), StandardCharsets.UTF_8));
            String ours = settings.open("acquirer_merchant");
            return ours.equals(merchant)
                            && ours.equals(report.path("data").path("merchant").asText(ours))
                    ? parsed(report)
                    : rejected(Fault.NOT_FOR_US, "meant for another merchant of the acquirer's");
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return rejected(Fault.MALFORMED, "cannot be read");
        }
    }

    private static CallbackReading parsed(JsonNode report) {
        String type = report.path("type").asText("");
        JsonNode data = report.path("data");
        if (type.startsWith("authorization.")) {
            return new CallbackReading.OfTrade(reference(data), new Authorization(data, reference(data)).state());
        }
        if (type.startsWith("refund.")) {
            return new CallbackReading.OfRefund(reference(data), CardRefunds.answerOf(data));
        }
        if (type.isEmpty()) {
            throw new IllegalArgumentException("type is missing");
        }
        return new CallbackReading.OfNothing(type);
    }

    private static String reference(JsonNode json) {
        String reference = json.path("reference").asText("");
        if (reference.isEmpty()) {
            throw new IllegalArgumentException("reference is missing");
        }
        return reference;
    }

    private static boolean isGenuine(ChannelSettings settings, Callback callback, String timestamp) {
        @Nullable String given = callback.header(AcquirerSignature.HEADER.toLowerCase(Locale.ROOT));
        // Over the path that the acquirer was told, whatever stands between it and us.
        String right = AcquirerSignature.of(
                settings.secret("acquirer_key"),
                "POST",
                settings.callbackUrl().getRawPath(),
                timestamp,
                callback.body());
        return given != null
                && MessageDigest.isEqual(
                        right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private boolean isFresh(String timestamp) {
        try {
            Instant signedAt = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(signedAt, clock.instant()).abs().compareTo(SKEW) <= 0;
        } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
            return false;
        }
    }

    private static CallbackReading rejected(Fault fault, String why) {
        return new CallbackReading.Rejected(fault, why);
    }
}
