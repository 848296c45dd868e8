package io.holdfast.payment.facade.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.holdfast.contract.payment.PaymentView;
import io.holdfast.contract.payment.RefundView;
import io.holdfast.contract.payment.SurplusEvent.SurplusMoney;
import io.holdfast.payment.notify.EventText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook: the event, and in it the payment or refund exactly as GET answers it at that time. Of money that nobody
 * expected, also what came.
 */
public final class WebhookJson implements EventText {

    private final JsonMapper reader = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Override
    public @Nullable String of(String internal) {
        Internal event = read(internal);
        if (event == null || (event.payment() == null && event.refund() == null)) {
            return null;
        }
        return new String(WireJson.write(body(event)), StandardCharsets.UTF_8);
    }

    private @Nullable Internal read(String internal) {
        try {
            return reader.readValue(internal, Internal.class);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Body body(Internal event) {
        return new Body(
                event.id(),
                event.type(),
                event.version(),
                WireJson.time(event.occurredAt()),
                event.payment() == null ? null : PaymentJson.of(event.payment()),
                event.refund() == null ? null : RefundJson.of(event.refund()),
                event.receipt() == null ? null : receipt(event.receipt()));
    }

    private static Receipt receipt(SurplusMoney money) {
        return new Receipt(
                money.receiptId(),
                money.channel(),
                money.channelTransactionId(),
                money.paid().amountMinor(),
                money.paid().currency().name(),
                WireJson.time(money.paidAt()));
    }

    private record Internal(
            String id,
            String type,
            int version,
            Instant occurredAt,
            @Nullable PaymentView payment,
            @Nullable RefundView refund,
            @Nullable SurplusMoney receipt) {}

    private record Body(
            String id,
            String type,
            int version,
            String occurredAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            PaymentJson payment,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            RefundJson refund,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Receipt receipt) {}

    private record Receipt(
            String id, String channel, String channelTransactionId, long amount, String currency, String paidAt) {}
}
