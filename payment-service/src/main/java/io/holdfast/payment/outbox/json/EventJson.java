package io.holdfast.payment.outbox.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.holdfast.contract.payment.PaymentEvent;
import io.holdfast.contract.payment.RefundEvent;
import io.holdfast.contract.payment.SurplusEvent;

/** snake_case names, ISO 8601 times in UTC; what has no value is null. */
public final class EventJson {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build()
            .writer();

    private EventJson() {}

    public static String of(PaymentEvent event) {
        return json(event);
    }

    public static String of(RefundEvent event) {
        return json(event);
    }

    public static String of(SurplusEvent event) {
        return json(event);
    }

    private static String json(Object event) {
        try {
            return WRITER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every event can be written as JSON", e);
        }
    }
}
