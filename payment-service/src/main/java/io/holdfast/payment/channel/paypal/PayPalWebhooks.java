package io.holdfast.payment.channel.paypal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.paypal.sdk.models.CaptureStatus;
import io.holdfast.payment.channel.Callback;
import io.holdfast.payment.channel.CallbackReading;
import io.holdfast.payment.channel.CallbackReading.Fault;
import io.holdfast.payment.channel.ChannelSettings;
import io.holdfast.payment.channel.RefundAnswer;
import io.holdfast.payment.channel.TradeState;
import java.nio.charset.StandardCharsets;

/** PayPal's webhooks: verified, then read. */
final class PayPalWebhooks {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final PayPalSignature signature;
    private final OrderIds ids;

    PayPalWebhooks(PayPalSignature signature, OrderIds ids) {
        this.signature = signature;
        this.ids = ids;
    }

    CallbackReading read(ChannelSettings settings, Callback callback) {
        if (!signature.isGenuine(settings, callback)) {
            return rejected(Fault.WRONG_SIGNATURE, "the signature does not match");
        }
        try {
            JsonNode event = JSON.readTree(new String(callback.body(), StandardCharsets.UTF_8));
            JsonNode resource = event.path("resource");
            String ours = settings.open().get("merchant_id");
            String payee = resource.path("payee").path("merchant_id").asText("");
            if (ours != null && !payee.isEmpty() && !ours.equals(payee)) {
                return rejected(Fault.NOT_FOR_US, "paid to another merchant");
            }
            return parsed(settings, event.path("event_type").asText(""), resource);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return rejected(Fault.MALFORMED, "cannot be read");
        }
    }

    private CallbackReading parsed(ChannelSettings settings, String type, JsonNode resource) {
        return switch (type) {
            case "PAYMENT.CAPTURE.COMPLETED", "PAYMENT.CAPTURE.DENIED", "PAYMENT.CAPTURE.DECLINED" -> capture(resource);
            case "CHECKOUT.ORDER.APPROVED" -> approved(settings, resource);
            case "PAYMENT.CAPTURE.REFUNDED" -> refund(type, resource);
            case "" -> throw new IllegalArgumentException("event_type is missing");
            default -> new CallbackReading.OfNothing(type);
        };
    }

    private static CallbackReading capture(JsonNode resource) {
        String attemptNo = needed(resource, "custom_id");
        CaptureStatus status = CaptureStatus.valueOf(needed(resource, "status"));
        com.paypal.sdk.models.Money amount = new com.paypal.sdk.models.Money(
                needed(resource.path("amount"), "currency_code"), needed(resource.path("amount"), "value"));
        TradeState state =
                Captures.state(attemptNo, status, needed(resource, "id"), amount, needed(resource, "create_time"));
        if (state instanceof TradeState.Unknown unknown) {
            throw new IllegalArgumentException(unknown.why());
        }
        return new CallbackReading.OfTrade(attemptNo, state);
    }

    /** Nothing is paid yet. Whoever queries the trade now captures it. */
    private CallbackReading approved(ChannelSettings settings, JsonNode order) {
        String attemptNo = needed(order.path("purchase_units").path(0), "custom_id");
        ids.note(settings.merchantId(), attemptNo, needed(order, "id"));
        return new CallbackReading.OfTrade(attemptNo, new TradeState.AwaitingPayer());
    }

    private static CallbackReading refund(String type, JsonNode resource) {
        String refundNo = resource.path("custom_id").asText("");
        return refundNo.isEmpty() || !"COMPLETED".equals(resource.path("status").asText(""))
                ? new CallbackReading.OfNothing(type)
                : new CallbackReading.OfRefund(refundNo, new RefundAnswer.Done(needed(resource, "id")));
    }

    private static String needed(JsonNode json, String name) {
        String text = json.path(name).asText("");
        if (text.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return text;
    }

    private static CallbackReading rejected(Fault fault, String why) {
        return new CallbackReading.Rejected(fault, why);
    }
}
