package io.holdfast.points.earning.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.holdfast.contract.CurrencyCode;
import io.holdfast.contract.Money;
import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.points.balance.Owner;
import io.holdfast.points.earning.SettledPayment;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads {@link PaymentEvent} from JSON with snake_case names: only the fields that earn points, so that a new field, or
 * a payment method this service has never heard of, does not stop it.
 */
public final class PaymentEventJson {

    private final ObjectMapper json;

    public PaymentEventJson(ObjectMapper json) {
        this.json = json;
    }

    /** Empty for an event that earns nothing: another type, or a payment without a customer. */
    public Optional<SettledPayment> settled(byte[] body) throws MalformedEventException {
        JsonNode event = tree(body);
        if (!text(event, "type").equals(PaymentEvent.SUCCEEDED)) {
            return Optional.empty();
        }
        JsonNode payment = event.path("payment");
        if (!payment.isObject()) {
            throw new MalformedEventException("no payment");
        }
        if (payment.path("customer").isNull() || payment.path("customer").isMissingNode()) {
            return Optional.empty();
        }
        return Optional.of(new SettledPayment(
                text(event, "id"),
                text(payment, "payment_id"),
                new Owner(text(payment, "merchant_id"), text(payment, "customer")),
                paid(payment)));
    }

    private static Money paid(JsonNode payment) throws MalformedEventException {
        JsonNode amount = payment.path("amount");
        long paidMinor = collected(payment) - amount(payment, "points_value_minor");
        if (paidMinor < 0) {
            throw new MalformedEventException("points pay more than the whole");
        }
        String currency = text(amount, "currency");
        try {
            return Money.of(paidMinor, CurrencyCode.valueOf(currency));
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("no such currency: " + currency, e);
        }
    }

    /** What was captured of an authorized amount; the whole amount if the event does not say so. */
    private static long collected(JsonNode payment) throws MalformedEventException {
        return payment.hasNonNull("captured_minor")
                ? amount(payment, "captured_minor")
                : amount(payment.path("amount"), "amount_minor");
    }

    private JsonNode tree(byte[] body) throws MalformedEventException {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new MalformedEventException("not JSON", e);
        }
    }

    private static String text(JsonNode object, String field) throws MalformedEventException {
        JsonNode value = object.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new MalformedEventException("no text in " + field);
        }
        return value.textValue();
    }

    private static long amount(JsonNode object, String field) throws MalformedEventException {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new MalformedEventException("no amount in " + field);
        }
        return value.longValue();
    }
}
