package io.holdfast.payment.notify;

import io.holdfast.contract.PublicId;
import io.holdfast.payment.pay.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends an event that says nothing but that it was asked for, to one endpoint, whatever that wants and even if disabled. */
public final class SendTest {

    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final Wakeups wakeups;
    private final TestPayload payload;
    private final NotifyConfig config;
    private final Clock clock;

    public SendTest(
            Endpoints endpoints,
            Deliveries deliveries,
            Transactions transactions,
            Wakeups wakeups,
            TestPayload payload,
            NotifyConfig config,
            Clock clock) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.wakeups = wakeups;
        this.payload = payload;
        this.config = config;
        this.clock = clock;
    }

    /** The JSON of such an event. */
    @FunctionalInterface
    public interface TestPayload {
        String of(String eventId, String type, Instant occurredAt, String merchantId, String endpointId);
    }

    public record Sent(MerchantEvent event, String deliveryId) {}

    /** Null if the merchant has no such endpoint. It is tried again as others are. */
    public @Nullable Sent ping(String merchantId, String endpointId) {
        return send(merchantId, endpointId, DeliveryKind.PING, EventTypes.PING);
    }

    /**
     * Sends one that is signed wrongly on purpose, once: its delivery shows whether the endpoint checks signatures. Null if the
     * merchant has no such endpoint.
     */
    public @Nullable Sent probe(String merchantId, String endpointId) {
        return send(merchantId, endpointId, DeliveryKind.PROBE, EventTypes.PROBE);
    }

    private @Nullable Sent send(String merchantId, String endpointId, DeliveryKind kind, String type) {
        WebhookEndpoint endpoint = endpoints.find(merchantId, endpointId);
        if (endpoint == null) {
            return null;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String eventId = PublicId.mint("evt");
        MerchantEvent event = new MerchantEvent(
                eventId, merchantId, type, null, now, payload.of(eventId, type, now, merchantId, endpointId));
        NewDelivery delivery = PlanDeliveries.delivery(event, endpoint, kind, config, now);
        transactions.run(
                () -> {
                    deliveries.plan(List.of(event), List.of(delivery), now);
                    return true;
                },
                () -> false);
        wakeups.now(List.of(delivery.deliveryId()));
        return new Sent(event, delivery.deliveryId());
    }
}
