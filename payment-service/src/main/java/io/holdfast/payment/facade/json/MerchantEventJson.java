package io.holdfast.payment.facade.json;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.holdfast.payment.notify.MerchantEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of the merchant's.
 *
 * @param payload the JSON that is sent, to the byte
 */
public record MerchantEventJson(
        String eventId,
        String type,
        @Nullable String paymentId,
        String occurredAt,
        @JsonRawValue String payload) {

    public static MerchantEventJson of(MerchantEvent event) {
        return new MerchantEventJson(
                event.eventId(), event.type(), event.paymentId(), WireJson.time(event.occurredAt()), event.payload());
    }

    /** A stretch of events, newest first. */
    public record Page(
            List<MerchantEventJson> data, @Nullable String nextCursor) {

        /** @param limit how many were asked for: when there are as many, there may be more */
        public static Page of(List<MerchantEvent> events, int limit) {
            return new Page(
                    events.stream().map(MerchantEventJson::of).toList(),
                    events.size() < limit ? null : events.get(limit - 1).eventId());
        }
    }
}
