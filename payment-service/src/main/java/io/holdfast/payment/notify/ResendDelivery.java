package io.holdfast.payment.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Begins a delivery anew that is over, from the first attempt on. */
public final class ResendDelivery {

    private final DeliveryRecords records;
    private final Deliveries deliveries;
    private final Endpoints endpoints;
    private final Wakeups wakeups;
    private final NotifyConfig config;
    private final Clock clock;

    public ResendDelivery(
            DeliveryRecords records,
            Deliveries deliveries,
            Endpoints endpoints,
            Wakeups wakeups,
            NotifyConfig config,
            Clock clock) {
        this.records = records;
        this.deliveries = deliveries;
        this.endpoints = endpoints;
        this.wakeups = wakeups;
        this.config = config;
        this.clock = clock;
    }

    public enum Outcome {
        RESENT,
        NOT_FOUND,
        /** It is on its way, or is a probe. */
        NOT_RESENDABLE,
        /** Its endpoint was removed or is disabled. */
        ENDPOINT_NOT_ENABLED
    }

    /** @param merchantId null for whichever merchant's, if an operator asks */
    public Outcome resend(@Nullable String merchantId, String deliveryId) {
        Delivery delivery = records.find(merchantId, deliveryId);
        if (delivery == null) {
            return Outcome.NOT_FOUND;
        }
        WebhookEndpoint endpoint = endpoints.find(delivery.merchantId(), delivery.endpointId());
        if (endpoint == null || endpoint.status() == EndpointStatus.DISABLED) {
            return Outcome.ENDPOINT_NOT_ENABLED;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!deliveries.begin(deliveryId, now, now.plus(config.lifetime(endpoint.retryPolicy())))) {
            return Outcome.NOT_RESENDABLE;
        }
        wakeups.now(List.of(deliveryId));
        return Outcome.RESENT;
    }
}
