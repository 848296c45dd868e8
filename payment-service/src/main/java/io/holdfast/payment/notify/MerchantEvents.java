package io.holdfast.payment.notify;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events that were announced, by merchant. */
public interface MerchantEvents {

    /**
     * @param from the earliest time, inclusive
     * @param to the latest time, exclusive
     * @param after the last event of the page before
     */
    record Wanted(
            @Nullable String type,
            @Nullable String paymentId,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable MerchantEvent after,
            int limit) {}

    /** Newest first. */
    List<MerchantEvent> list(String merchantId, Wanted wanted);

    /** Null if the merchant has no such event. */
    @Nullable
    MerchantEvent find(String merchantId, String eventId);

    /** @return how many were forgotten, at most {@code limit}; none whose delivery is still kept */
    int forgetStoredBefore(Instant time, int limit);
}
