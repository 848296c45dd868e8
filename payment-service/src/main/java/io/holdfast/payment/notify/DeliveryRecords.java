package io.holdfast.payment.notify;

import io.holdfast.payment.attention.AttentionItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deliveries for those who look at them. */
public interface DeliveryRecords {

    /** @param after the last delivery of the page before */
    record Wanted(
            @Nullable String merchantId,
            @Nullable String endpointId,
            @Nullable String eventId,
            @Nullable DeliveryState state,
            @Nullable String after,
            int limit) {}

    /** Newest first. */
    List<Delivery> list(Wanted wanted);

    /** @param merchantId null for whichever merchant's */
    @Nullable
    Delivery find(@Nullable String merchantId, String deliveryId);

    /** Oldest first. */
    List<SentAttempt> attempts(String deliveryId);

    /** For each endpoint that still is and has events that did not reach it: the oldest of these, oldest first. */
    List<AttentionItem> dead(int limit);
}
